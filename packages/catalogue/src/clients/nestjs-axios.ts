import type { HttpClient } from '../client.js';

export const nestjsAxios: HttpClient = {
  id: 'nestjs-axios',
  kind: 'http',
  packages: ['@nestjs/axios'],
  requests: [
    {
      names: [
        '@nestjs/axios.HttpService.request',
        '@nestjs/axios.HttpService.axiosRef.request',
        '@nestjs/axios.HttpService.axiosRef',
      ],
      options: [0],
    },
    {
      names: [
        '@nestjs/axios.HttpService.get',
        '@nestjs/axios.HttpService.delete',
        '@nestjs/axios.HttpService.head',
        '@nestjs/axios.HttpService.axiosRef.get',
        '@nestjs/axios.HttpService.axiosRef.delete',
        '@nestjs/axios.HttpService.axiosRef.head',
      ],
      url: 0,
      options: [1],
    },
    {
      names: [
        '@nestjs/axios.HttpService.post',
        '@nestjs/axios.HttpService.put',
        '@nestjs/axios.HttpService.patch',
        '@nestjs/axios.HttpService.axiosRef.post',
        '@nestjs/axios.HttpService.axiosRef.put',
        '@nestjs/axios.HttpService.axiosRef.patch',
      ],
      url: 0,
      options: [2],
    },
  ],
  creations: [
    { names: ['@nestjs/axios.HttpService'], options: [], as: '@nestjs/axios.HttpService' },
    { names: ['@nestjs/axios.HttpModule.register'], options: [0] },
  ],
  timeout: { options: ['timeout'], unit: 'ms', default: 0, zeroMeans: 'none', also: ['signal'] },
  notes: ['the config is axios config'],
  sources: ['npm:@nestjs/axios@12.0.1', 'npm:axios@1.21.1:lib/defaults/index.js'],
};
