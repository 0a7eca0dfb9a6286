/** Characters; NIST SP 800-63B, 3.1.1.2, asks for at least eight and for room for 64. */
export const passwordLength = { least: 12, most: 128 } as const;
