import { asRecord, at, Json } from '../../values/json-values';

/** A service at which Argo Events creates the webhook of an event. */
export interface HookProvider {
  readonly name: string;
  /** Events of webhooks, as far as they are known: a provider adds some at any time. */
  readonly known: readonly string[];
  /** The form of every name. */
  readonly form: RegExp;
  /** Names of another product of the same maker, which are often mixed up. */
  readonly foreign: readonly string[];
  /** Whether Argo Events creates the webhook, and nobody else does. */
  readonly createsHook: (event: Json) => boolean;
}

const withPrefix = (prefix: string, ...names: string[]) => names.map(name => `${prefix}:${name}`);

/** Fields of the options for a webhook of a GitLab project that stand for events (client of GitLab in Argo Events v1.9.11). */
const GITLAB = [
  'ConfidentialIssuesEvents', 'ConfidentialNoteEvents', 'DeploymentEvents', 'EmojiEvents', 'IssuesEvents', 'JobEvents', 'MergeRequestsEvents', 'NoteEvents', 'PipelineEvents', 'PushEvents',
  'ReleasesEvents', 'ResourceAccessTokenEvents', 'TagPushEvents', 'VulnerabilityEvents', 'WikiPageEvents',
];

/** Those that Argo Events does not pass on to the webhook of a GitLab group. */
export const NOT_OF_GITLAB_GROUPS = ['DeploymentEvents', 'ReleasesEvents', 'ResourceAccessTokenEvents', 'VulnerabilityEvents'];

const GITHUB = [
  '*', 'branch_protection_configuration', 'branch_protection_rule', 'check_run', 'check_suite', 'code_scanning_alert', 'commit_comment', 'content_reference', 'create', 'custom_property',
  'custom_property_values', 'delete', 'dependabot_alert', 'deploy_key', 'deployment', 'deployment_protection_rule', 'deployment_review', 'deployment_status', 'discussion', 'discussion_comment', 'fork',
  'github_app_authorization', 'gollum', 'installation', 'installation_repositories', 'installation_target', 'issue_comment', 'issue_dependencies', 'issues', 'label', 'marketplace_purchase', 'member',
  'membership', 'merge_group', 'meta', 'milestone', 'org_block', 'organization', 'package', 'page_build', 'personal_access_token_request', 'ping', 'project', 'project_card', 'project_column',
  'projects_v2', 'projects_v2_item', 'projects_v2_status_update', 'public', 'pull_request', 'pull_request_review', 'pull_request_review_comment', 'pull_request_review_thread', 'pull_request_target',
  'push', 'registry_package', 'release', 'repository', 'repository_advisory', 'repository_dispatch', 'repository_import', 'repository_ruleset', 'repository_vulnerability_alert',
  'secret_scanning_alert', 'secret_scanning_alert_location', 'secret_scanning_scan', 'security_advisory', 'security_and_analysis', 'sponsorship', 'star', 'status', 'sub_issues', 'team', 'team_add',
  'user', 'watch', 'workflow_dispatch', 'workflow_job', 'workflow_run',
];

const BITBUCKET_CLOUD = [
  ...withPrefix('repo', 'push', 'fork', 'created', 'deleted', 'imported', 'transfer', 'updated', 'commit_comment_created', 'commit_status_created', 'commit_status_updated'),
  ...withPrefix('issue', 'created', 'updated', 'comment_created'),
  ...withPrefix('project', 'updated'),
  ...withPrefix('pullrequest', 'created', 'updated', 'approved', 'unapproved', 'fulfilled', 'rejected', 'push', 'changes_request_created', 'changes_request_removed', 'comment_created',
    'comment_updated', 'comment_deleted', 'comment_resolved', 'comment_reopened'),
];

const BITBUCKET_SERVER = [
  ...withPrefix('repo', 'refs_changed', 'modified', 'forked', 'comment:added', 'comment:edited', 'comment:deleted', 'secret_detected'),
  ...withPrefix('mirror', 'repo_synchronized'),
  ...withPrefix('project', 'modified'),
  ...withPrefix('pr', 'opened', 'from_ref_updated', 'to_ref_updated', 'modified', 'reviewer:updated', 'reviewer:approved', 'reviewer:unapproved', 'reviewer:needs_work', 'reviewer:changes_requested',
    'merged', 'declined', 'deleted', 'comment:added', 'comment:edited', 'comment:deleted'),
];

const GERRIT = [
  'assignee-changed', 'change-abandoned', 'change-deleted', 'change-merged', 'change-restored', 'comment-added', 'dropped-output', 'hashtags-changed', 'head-updated', 'patchset-created',
  'patchset-notified', 'private-state-changed', 'project-created', 'project-deleted', 'ref-replicated', 'ref-replication-done', 'ref-updated', 'reviewer-added', 'reviewer-deleted', 'topic-changed',
  'vote-deleted', 'wip-state-changed',
];

/** The credentials and the address of the webhook, without which Argo Events creates none. */
const given = (event: Json, ...credentials: readonly string[][]) =>
  credentials.some(path => asRecord(at(event, ...path)) !== undefined) && Boolean(at(event, 'webhook', 'url'));

export const HOOK_PROVIDERS: Readonly<Record<string, HookProvider>> = {
  gitlab: { name: 'GitLab', known: GITLAB, form: /^(?!)/, foreign: [], createsHook: event => given(event, ['accessToken']) },
  github: { name: 'GitHub', known: GITHUB, form: /^[a-z0-9_]+$/, foreign: [], createsHook: event => given(event, ['apiToken'], ['githubApp', 'privateKey']) },
  bitbucket: {
    name: 'Bitbucket Cloud',
    known: BITBUCKET_CLOUD,
    form: /^(?:repo|issue|project|pullrequest):[a-z_]+$/,
    foreign: BITBUCKET_SERVER,
    createsHook: event => given(event, ['auth', 'basic'], ['auth', 'oauthToken']),
  },
  bitbucketserver: {
    name: 'Bitbucket Server',
    known: BITBUCKET_SERVER,
    form: /^(?:repo|pr|mirror|project):[a-z_:]+$/,
    foreign: BITBUCKET_CLOUD,
    createsHook: event => given(event, ['accessToken']),
  },
  gerrit: { name: 'Gerrit', known: GERRIT, form: /^[a-z]+(?:-[a-z]+)+$/, foreign: [], createsHook: event => given(event, ['auth']) },
};
