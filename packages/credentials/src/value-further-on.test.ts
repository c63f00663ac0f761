import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findCredentialsIn } from './find-credentials-in.js';
import { password, randomFrom, textOf } from './planting.js';

const random = randomFrom(41);

test('passwords among the arguments of a call', () => {
  const calls: readonly (readonly [path: string, write: (value: string) => string])[] = [
    ['cmd/main.go', value => `req.SetBasicAuth("ci", "${value}")\n`],
    ['build.sbt', value => `credentials += Credentials("Artifactory Realm", "repo.partner.test", "ci", "${value}")\n`],
    ['App.java', value => `Connection c = DriverManager.getConnection("jdbc:mysql://db.partner.test/shop", "app", "${value}");\n`],
    ['src/db.php', value => `<?php\n$pdo = new PDO('mysql:host=db.partner.test;dbname=shop', 'app', '${value}');\n`],
    ['App.java', value => `return new UserPasswordCredentials(user, "${value}".toCharArray());\n`],
    ['haproxy.cfg', value => `userlist ops\n  user admin insecure-password ${value}\n`],
    ['Dockerfile', value => `FROM debian:12\nRUN echo 'root:${value}' | chpasswd\n`],
    ['user-data.yaml', value => `#cloud-config\nchpasswd:\n  list: |\n    root:${value}\n`],
  ];
  for (const [path, write] of calls) {
    for (let i = 0; i < 10; i++) {
      const text = write(password(random).replace(/[$&]/g, '-'));
      assert.is(findCredentialsIn(path, text).filter(({ confidence }) => confidence !== 'possible').length, 1, text);
    }
  }
});

test('keys that a library takes without a name', () => {
  const hex = textOf(random, '0-9a-f', 64);
  const token = textOf(random, '0-9A-Za-z', 40);
  for (const text of [`const t = jwt.sign({ id: 1 }, '${token}', { expiresIn: '1h' });\n`, `jwt.verify(token, '${token}');\n`, `const networks = { mainnet: { url, accounts: ['0x${hex}'] } };\n`, `const wallet = new ethers.Wallet('0x${hex}');\n`, `const s = SecretValue.unsafePlainText('${token}');\n`, `const values = ['Bearer ${token}'];\n`])
    assert.is(findCredentialsIn('src/a.ts', text).filter(({ confidence }) => confidence !== 'possible').length, 1, text);
});

test('a line of a crontab is no comment', () => {
  const text = `*/5 * * * * curl -H "Authorization: Bearer ${textOf(random, '0-9A-Za-z', 32)}" https://api.partner.test/ping\n`;
  assert.is(findCredentialsIn('crontab', text).filter(({ confidence }) => confidence !== 'possible').length, 1, text);
});

test('what stands behind a name and is not its value', () => {
  const id = textOf(random, '0-9a-f', 8);
  const texts: readonly (readonly [path: string, text: string])[] = [
    ['src/a.ts', `throw new Error('Request with key ${id}-1c2d-4e3f-9a0b-${id}0f1e is in progress');\n`],
    ['a.go', 'req.SetBasicAuth("ci", os.Getenv("CI_PASSWORD"))\n'],
    ['a.go', 'req.SetBasicAuth(user, password)\n'],
    ['App.java', 'DriverManager.getConnection("jdbc:mysql://localhost/shop", "app", "password");\n'],
    ['seed.sql', "INSERT INTO users (id, password_hash, email) VALUES (1, 'Zx81-Orbit!77', 'a@b.test');\n"],
    ['seed.sql', "INSERT INTO users (id, password, email) VALUES (1, NULL, 'Zx81-Orbit!77');\n"],
    ['src/a.ts', "if (password !== 'Zx81-Orbit!77') fail();\n"],
    ['src/a.ts', "jwt.sign(claims, 'secret');\n"],
    ['src/a.ts', 'const line = `${user}:${password}:${salt}`;\n'],
    ['lib/a.ex', '@password "password"\n'],
    ['a.clj', '{"password" "Enter your password"}\n'],
    ['request.xml', '<wsse:Password Type="http://example.test/token#PasswordDigest">Zx81Orbit77Zx81Orbit77Zx8=</wsse:Password>\n'],
  ];
  for (const [path, text] of texts) assert.equal(findCredentialsIn(path, text).filter(({ confidence }) => confidence !== 'possible'), [], text);
});

test.run();
