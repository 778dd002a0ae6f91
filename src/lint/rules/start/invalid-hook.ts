import { nearest } from '../../../../imports/nearest';
import { HOOK_PROVIDERS, HookProvider, NOT_OF_GITLAB_GROUPS } from '../../../argo-events/catalog/hook-events';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asString, Json } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Path, Result, Rule } from '../../engine/rule';

const source = (type: string, event: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: shop }
spec:
  replicas: 3
  ${type}:
    push: { webhook: { endpoint: /push, port: "12000", method: POST, url: https://hooks.example.com }, ${event} }
`;
const TOKEN = '{ name: shop, key: token }';
const gitlab = (events: string, of = 'projects: ["7"]') => source('gitlab', `gitlabBaseURL: https://gitlab.com, ${of}, accessToken: ${TOKEN}, events: ${events}`);
const github = (events: string, active = 'active: true') => source('github', `repositories: [{ owner: example, names: [shop] }], apiToken: ${TOKEN}, ${active}, events: ${events}`);
const cloud = (events: string) => source('bitbucket', `repositories: [{ owner: example, repositorySlug: shop }], auth: { oauthToken: ${TOKEN} }, events: ${events}`);
const server = (events: string) => source('bitbucketserver', `repositories: [{ projectKey: SHOP, repositorySlug: shop }], bitbucketserverBaseURL: https://git.example.com/rest, accessToken: ${TOKEN}, events: ${events}`);
const gerrit = (events: string) => source('gerrit', `projects: [shop], hookName: shop, gerritBaseURL: https://git.example.com, auth: { username: ${TOKEN}, password: ${TOKEN} }, events: ${events}`);

export const invalidHook: Rule = {
  id: 'ha/invalid-hook',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'event' },
  what: 'The webhook that Argo Events creates at a Git server sends no event.',
  why: 'the server refuses the webhook, or creates a webhook that sends nothing. The pods stay Running and ready, and their log alone shows the error',
  fix: 'name events that the server has',
  problems: ['unknown-event', 'no-event', 'inactive', 'not-of-groups'],
  docs: [
    Docs.source('pkg/eventsources/sources/gitlab/start.go'), Docs.source('pkg/eventsources/sources/github/start.go'),
    'https://docs.github.com/en/webhooks/webhook-events-and-payloads', 'https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/',
    'https://confluence.atlassian.com/bitbucketserver/event-payload-938025882.html',
  ],
  examples: {
    bad: [
      gitlab('[PushEvent]'), gitlab('[push_events]'), gitlab('[EnableSSLVerification]'), gitlab('[]'), gitlab('[ReleasesEvents]', 'groups: [shop]'),
      gitlab('[PushEvents, ReleasesEvents]', 'groups: [shop], projects: ["7"]'),
      github('[pushes]'), github('[Push]'), github('[pull_request.opened]'), github('[push]', 'insecure: false'), github('[push]', 'active: false'),
      cloud('["pr:opened"]'), cloud('["repo:pushed"]'), cloud('[push]'), server('["pullrequest:created"]'), server('["repo:push"]'),
      gerrit('[patchset-create]'), gerrit('[]'),
    ],
    good: [
      gitlab('[PushEvents, TagPushEvents]'), gitlab('[PushEvents]', 'groups: [shop]'), gitlab('[ReleasesEvents]'), github('["*"]'), github('[push, workflow_run]'), github('["${EVENTS}"]'),
      cloud('["repo:push", "pullrequest:created"]'), server('["repo:refs_changed", "pr:opened"]'), gerrit('[patchset-created]'),
      gitlab('[PushEvent]').replace(', url: https://hooks.example.com', ''),
    ],
  },
  check: flow => flow.sources.flatMap(({ object, events }) => events.flatMap(({ type, name, event }): Result[] => {
    const provider = Object.hasOwn(HOOK_PROVIDERS, type.field) ? HOOK_PROVIDERS[type.field] : undefined;
    if (provider === undefined || !provider.createsHook(event)) return [];
    const path = ['spec', type.field, name];
    const names = asArray(event.events) ?? [];
    const unknown = names.flatMap((each, index) => unknownEvent(object, [...path, 'events', index], asString(each) ?? '', provider));
    return [
      ...unknown,
      ...Array.isArray(event.events) && names.length === 0 ? [{ object, path: [...path, 'events'], problem: 'no-event', what: `${path.join('.')}.events is empty`, fix: 'name the events that the webhook sends' }] : [],
      ...type.field === 'github' && event.active !== true ? [inactive(object, path)] : [],
      ...type.field === 'gitlab' && unknown.length === 0 ? notOfGroups(object, path, event) : [],
    ];
  })),
};

/** A name that may be newer than the list is not known to be wrong. */
function unknownEvent(object: FlowObject, path: Path, name: string, { name: provider, known, form, foreign }: HookProvider): Result[] {
  if (name === '' || known.includes(name) || isPlaceholder(name)) return [];
  const meant = nearest(name, known);
  if (form.test(name) && !foreign.includes(name) && meant === undefined) {
    return [{ object, path, what: `whether ${provider} has the event ${JSON.stringify(name)}`, needs: `a look at the list of events of ${provider}`, effect: { does: 'elsewhere' } }];
  }
  return [{
    object,
    path,
    problem: 'unknown-event',
    what: `${path.join('.')} is ${JSON.stringify(name)}, which is not an event of ${provider}`,
    fix: meant === undefined ? `name an event of ${provider}, for example ${known[known.length - 1]}` : `write ${meant}`,
  }];
}

function inactive(object: FlowObject, path: Path): Result {
  return {
    object,
    path: [...path, 'active'],
    problem: 'inactive',
    what: `${path.join('.')}.active is not true`,
    fix: 'set active to true, and delete the inactive webhook at GitHub',
    why: 'Argo Events creates an inactive webhook at GitHub, and GitHub sends nothing to an inactive webhook',
  };
}

/** Argo Events copies only some events into the options of a group. */
function notOfGroups(object: FlowObject, path: Path, event: Json): Result[] {
  const names = (asArray(event.events) ?? []).map(asString);
  const dropped = names.filter(name => name !== undefined && NOT_OF_GITLAB_GROUPS.includes(name));
  if ((asArray(event.groups) ?? []).length === 0 || dropped.length === 0) return [];
  const isDead = dropped.length === names.length && (asArray(event.projects) ?? []).length === 0 && !event.projectID;
  return [{
    object,
    path: [...path, 'groups'],
    problem: 'not-of-groups',
    what: `the webhook of each group sends no ${dropped.join(' and no ')}`,
    fix: 'list the projects of the group in projects, in an event without groups',
    why: 'Argo Events sets these events for webhooks of projects alone',
    ...!isDead && { effect: { does: 'none' } },
  }];
}
