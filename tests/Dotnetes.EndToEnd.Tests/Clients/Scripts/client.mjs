// What the official JavaScript client does with a cluster: objects, errors, watches, an informer. Exits with 0 when all went well.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const [folder, kubeconfig, namespace] = process.argv.slice(2);
const k8s = createRequire(folder + '/package.json')('@kubernetes/client-node');
const config = new k8s.KubeConfig();
config.loadFromFile(kubeconfig);
const core = config.makeApiClient(k8s.CoreV1Api);
const apps = config.makeApiClient(k8s.AppsV1Api);
const until = async (what, holds) => {
  for (let i = 0; !holds(); i++) {
    assert.ok(i < 400, `it did not happen that ${what}`);
    await new Promise((go) => setTimeout(go, 50));
  }
};
const refused = (code, call) => assert.rejects(call, (e) => e.code === code);

// Objects.
const made = await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'a', labels: { x: 'y' } }, data: { k: '1' } } });
assert.ok(made.metadata.uid && made.metadata.creationTimestamp instanceof Date);
await refused(409, core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'a' } } }));
await refused(404, core.readNamespacedConfigMap({ name: 'absent', namespace }));
await core.replaceNamespacedConfigMap({ name: 'a', namespace, body: { ...made, data: { k: '2' } } });
await refused(409, core.replaceNamespacedConfigMap({ name: 'a', namespace, body: made }));
const patched = await core.patchNamespacedConfigMap({ name: 'a', namespace, body: [{ op: 'add', path: '/data/l', value: '3' }] });
assert.deepEqual(patched.data, { k: '2', l: '3' });
assert.equal((await core.listNamespacedConfigMap({ namespace, labelSelector: 'x=y' })).items.length, 1);
const spec = { replicas: 1, selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'registry.test/web:1' }] } } };
assert.equal((await apps.createNamespacedDeployment({ namespace, body: { metadata: { name: 'web' }, spec } })).spec.strategy.rollingUpdate.maxSurge, '25%');
await apps.deleteNamespacedDeployment({ name: 'web', namespace, propagationPolicy: 'Background' });

// Objects without types, applied.
const objects = k8s.KubernetesObjectApi.makeApiClient(config);
const applied = await objects.patch({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', namespace }, data: { a: 'b' } }, undefined, undefined, 'script', true, k8s.PatchStrategy.ServerSideApply);
assert.equal(applied.data.a, 'b');

// The kinds of patches, each by its media type.
const patch = (body, type) => objects.patch({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'kinds', namespace }, ...body }, undefined, undefined, undefined, undefined, type);
await objects.create({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'kinds', namespace }, spec });
const container = (name, image) => ({ spec: { template: { spec: { containers: [{ name, image }] } } } });
const names = (o) => o.spec.template.spec.containers.map((c) => c.name);
assert.deepEqual(names(await patch(container('d', 'i:2'), k8s.PatchStrategy.StrategicMergePatch)), ['d', 'c']);
assert.deepEqual(names(await patch(container('e', 'i:3'), k8s.PatchStrategy.MergePatch)), ['e']);
const json = await apps.patchNamespacedDeployment({ name: 'kinds', namespace, body: [{ op: 'replace', path: '/spec/replicas', value: 3 }] });
assert.equal(json.spec.replicas, 3);
await refused(422, apps.patchNamespacedDeployment({ name: 'kinds', namespace, body: [{ op: 'test', path: '/spec/replicas', value: 4 }] }));
const other = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'kinds', namespace }, spec: { replicas: 5 } };
await refused(409, objects.patch(other, undefined, undefined, 'other', false, k8s.PatchStrategy.ServerSideApply));
assert.equal((await objects.patch(other, undefined, undefined, 'other', true, k8s.PatchStrategy.ServerSideApply)).spec.replicas, 5);
assert.equal((await apps.readNamespacedDeploymentScale({ name: 'kinds', namespace })).spec.replicas, 5);
const dry = await apps.replaceNamespacedDeploymentScale({ name: 'kinds', namespace, dryRun: 'All', body: { metadata: { name: 'kinds', namespace }, spec: { replicas: 7 } } });
assert.equal(dry.spec.replicas, 7);
assert.equal((await objects.list('apps/v1', 'Deployment', namespace, undefined, undefined, undefined, 'metadata.name=kinds')).items.length, 1);
await objects.delete({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'kinds', namespace } });

// Reviews and tokens.
const mine = await config.makeApiClient(k8s.AuthorizationV1Api).createSelfSubjectAccessReview({ body: { spec: { resourceAttributes: { verb: 'get', resource: 'pods', namespace } } } });
assert.equal(mine.status.allowed, true);
await core.createNamespacedServiceAccount({ namespace, body: { metadata: { name: 'robot' } } });
const token = await core.createNamespacedServiceAccountToken({ name: 'robot', namespace, body: { spec: { audiences: [] } } });
const robot = new k8s.KubeConfig();
robot.loadFromClusterAndUser(config.getCurrentCluster(), { name: 'robot', token: token.status.token });
const me = await robot.makeApiClient(k8s.AuthenticationV1Api).createSelfSubjectReview({ body: {} });
assert.equal(me.status.userInfo.username, `system:serviceaccount:${namespace}:robot`);
await refused(403, robot.makeApiClient(k8s.CoreV1Api).listNamespacedSecret({ namespace }));

// A watch.
const list = await core.listNamespacedConfigMap({ namespace });
const seen = [];
const request = await new k8s.Watch(config).watch(
  `/api/v1/namespaces/${namespace}/configmaps`,
  { resourceVersion: list.metadata.resourceVersion, fieldSelector: 'metadata.name=w' },
  (type) => seen.push(type),
  () => {},
);
await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'w' } } });
await core.deleteNamespacedConfigMap({ name: 'w', namespace });
await until('the watch sees both events', () => seen.length === 2);
assert.deepEqual(seen, ['ADDED', 'DELETED']);
request.abort();

// An informer: what is there, what comes, what changes, what goes.
const heard = [];
const informer = k8s.makeInformer(config, `/api/v1/namespaces/${namespace}/configmaps`, () => core.listNamespacedConfigMap({ namespace }));
for (const verb of ['add', 'update', 'delete']) {
  informer.on(verb, (o) => o.metadata.name !== 'kube-root-ca.crt' && heard.push(`${verb} ${o.metadata.name}`));
}
await informer.start();
await until('the informer knows what is there', () => heard.length === 2);
await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'c' } } });
await until('it hears of the new one', () => heard.includes('add c'));
await core.patchNamespacedConfigMap({ name: 'c', namespace, body: [{ op: 'add', path: '/data', value: { a: 'b' } }] });
await until('it hears of the change', () => heard.includes('update c'));
await core.deleteNamespacedConfigMap({ name: 'c', namespace });
await until('it hears of the end', () => heard.includes('delete c'));
assert.deepEqual(informer.list(namespace).map((o) => o.metadata.name).filter((n) => n !== 'kube-root-ca.crt').sort(), ['a', 'b']);
await informer.stop();

// A cache that lists and watches by itself, in the whole cluster.
const cache = new k8s.ListWatch(`/api/v1/configmaps`, new k8s.Watch(config), () => core.listConfigMapForAllNamespaces(), true);
await until('the cache has what is there', () => cache.get('b', namespace) !== undefined);
await core.deleteNamespacedConfigMap({ name: 'b', namespace });
await until('the cache follows', () => cache.get('b', namespace) === undefined);
await cache.stop();
console.log('all went well');
process.exit(0);
