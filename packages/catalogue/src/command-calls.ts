/**
 * Functions that start programs. `shell`: the text at `position` is read by a shell. `program`: a program and its
 * arguments apart; a shell reads them only where `shell: true` says so.
 */
export interface CommandCall {
  names: readonly string[];
  kind: 'shell' | 'program';
  position: number;
  source: string;
}

export const commandCalls: readonly CommandCall[] = [
  { names: ['child_process.exec', 'child_process.execSync'], kind: 'shell', position: 0, source: 'https://nodejs.org/api/child_process.html' },
  { names: ['child_process.spawn', 'child_process.spawnSync', 'child_process.execFile', 'child_process.execFileSync', 'child_process.fork'], kind: 'program', position: 0, source: 'https://nodejs.org/api/child_process.html' },
  { names: ['shelljs.exec', 'shelljs.shell.exec'], kind: 'shell', position: 0, source: 'https://github.com/shelljs/shelljs' },
  { names: ['execa.command', 'execa.commandSync', 'execa.execaCommand', 'execa.execaCommandSync', 'execa.shell', 'execa.shellSync'], kind: 'program', position: 0, source: 'https://github.com/sindresorhus/execa' },
  { names: ['execa', 'execa.execa', 'execa.execaSync', 'execa.sync', 'execa.execaNode', 'cross-spawn', 'cross-spawn.spawn', 'cross-spawn.sync', 'node-pty.spawn', 'tinyexec.x', 'tinyexec.exec', 'nano-spawn', 'spawn-async', '@expo/spawn-async', '@npmcli/promise-spawn', 'child-process-promise.spawn', 'child-process-promise.execFile'], kind: 'program', position: 0, source: 'https://github.com/sindresorhus/execa' },
  { names: ['child-process-promise.exec', 'async-exec', 'shell-exec', 'exec-sh', 'exec-sh.promise', 'node-cmd.run', 'node-cmd.get', 'node-cmd.runSync', 'sync-exec', 'shelljs-exec-proxy', 'mz/child_process.exec', 'child_process.promises.exec', 'node:child_process/promises.exec', 'await-exec', 'teen_process.exec', 'zx.within'], kind: 'shell', position: 0, source: 'https://www.npmjs.com' },
  { names: ['ssh2.Client().exec', 'node-ssh.NodeSSH().execCommand', 'node-ssh.NodeSSH().exec', 'simple-ssh().exec'], kind: 'shell', position: 0, source: 'https://github.com/mscdex/ssh2' },
];

/** Programs that read a command from an argument, with the flag before it. */
export const shells: readonly string[] = ['sh', 'bash', 'zsh', 'dash', 'ash', 'ksh', 'cmd', 'cmd.exe', 'powershell', 'powershell.exe', 'pwsh'];

/** Programs with options that run others or write files. Source: https://gtfobins.github.io */
export const optionRich: readonly string[] = ['git', 'curl', 'wget', 'tar', 'ssh', 'scp', 'rsync', 'find', 'zip', 'hg', 'svn', 'npm', 'yt-dlp', 'youtube-dl'];
