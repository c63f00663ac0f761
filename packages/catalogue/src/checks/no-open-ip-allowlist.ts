import { defineCheck } from '../check.js';

export const noOpenIpAllowlist = defineCheck({
  id: 'no-open-ip-allowlist',
  title: 'An address list that lets everyone in',
  family: 'addresses',
  kind: 'both',
  severity: 'high',
  confidence: 'likely',
  practice: 'ip-allowlist',
  why: 'A list that holds every address, or that is compared as text, keeps nobody out: a stolen key works from anywhere.',
  remediation: 'List the addresses or small networks that call, and compare them as addresses: net.BlockList, ipaddr.js.',
});
