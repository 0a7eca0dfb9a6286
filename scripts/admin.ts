import { parseArgs } from 'node:util';
import { endRoleByHand, inviteByHand, listRoles } from '@/lib/accounts/by-hand';
import { invitationLink, portalAddress } from '@/lib/accounts/links';
import { localeSchema } from '@/lib/i18n/localized';
import { runAsMain } from './main';
import { findDatabase } from './running-database';

const usage = `People of the publishing wing, from the portal's own machine:

  npm run admin -- create you@example.org [--role administrator] [--organisation CODE] [--translates vi|en|fr|ru] [--language vi|en|fr|ru]
  npm run admin -- list
  npm run admin -- end ROLE-ID

create prints a link that works once, for seven days; --language is the language of its page.`;

await runAsMain(import.meta.url, async (shutdown) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      role: { type: 'string', default: 'administrator' },
      organisation: { type: 'string' },
      translates: { type: 'string' },
      language: { type: 'string', default: 'vi' },
    },
  });
  const [command, subject] = positionals;
  const isKnown = command === 'list' || ((command === 'create' || command === 'end') && subject !== undefined);
  if (!isKnown) {
    console.error(usage);
    return 2;
  }
  const database = await findDatabase(shutdown, console.log);
  if (command === 'list') {
    const roles = await listRoles(database);
    for (const { membership, name, email, role, of } of roles) console.log([membership, email, name, role, of ?? ''].join('\t'));
    if (roles.length === 0) console.log('Nobody has a role.');
    return 0;
  }
  if (command === 'end') {
    const isEnded = await endRoleByHand(database, subject ?? '');
    console.log(isEnded ? 'The role was ended.' : 'There is no such role, or it has ended; see "npm run admin -- list".');
    return isEnded ? 0 : 1;
  }
  const { role, organisation = null, translates = null } = values;
  const invited = await inviteByHand(database, { email: subject, role, organisation, language: translates });
  const locale = localeSchema.parse(values.language);
  if (invited.kind === 'granted') {
    console.log(`${invited.email} has an account and is now ${role}: ${portalAddress(`/${locale}/account/sign-in`)}`);
  } else console.log(`Until ${invited.until}, ${invited.email} makes an account at\n${invitationLink(locale, invited.key)}`);
  return 0;
});
