import { sha256 } from '../../src/values/sha256';

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='],
])('the digest of "%s"', (text, hex, base64) => {
  expect(sha256(text)).toBe(hex);
  expect(sha256(text, 'base64')).toBe(base64);
});
