import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

/** Set by the compose files themselves, or by the image; or for tests alone. */
const notPassed = [
  ...['MONGODB_URI', 'REDIS_URL', 'DATA_DIR', 'PORT', 'HOST', 'FLOWS_DIR', 'LOCALES_DIR'],
  'WHATSAPP_SOCKET_URL',
];

function variables(): readonly string[] {
  const source = readFileSync('src/config.ts', 'utf8');
  return [...source.matchAll(/^ {2}([A-Z_]+): /gmu)].map(([, name = '']) => name);
}

describe('a setting in .env', () => {
  it.each(['docker-compose.yml', 'docker-compose.embedded.yml'])('reaches the container by %s', (file) => {
    const { services } = parse(readFileSync(file, 'utf8')) as {
      readonly services: { readonly app: { readonly environment: Readonly<Record<string, string>> } };
    };
    const wanted = variables().filter((each) => !notPassed.includes(each));
    expect(wanted).toContain('SECRET_KEY');
    const passed = Object.entries(services.app.environment).filter(([name]) => wanted.includes(name));
    expect(Object.fromEntries(passed)).toEqual(
      Object.fromEntries(wanted.map((each) => [each, `\${${each}:-}`])),
    );
  });

  it.each(['docker-compose.yml', 'docker-compose.embedded.yml'])(
    'names the folder of flows and translations that the container reads by %s',
    (file) => {
      const { services } = parse(readFileSync(file, 'utf8')) as {
        readonly services: { readonly app: { readonly volumes: readonly string[] } };
      };
      const folders = ['${FLOWS_DIR:-./flows}:/app/flows:ro', '${LOCALES_DIR:-./locales}:/app/locales:ro'];
      expect(services.app.volumes).toEqual(expect.arrayContaining(folders));
    },
  );
});
