/** On every answer, files included; fixed when the portal is built, so nothing here may depend on the environment. */
export const unvaryingHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Two years, as browsers' preload lists ask; sent only where the portal's own address is https. */
export const strictTransport = { name: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' };
