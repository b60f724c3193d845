# What the official Python client does with a cluster: objects, errors, lists in pages, watches, an informer's loop. Exits with 0 when all went well.
import json
import sys
import threading
import time

from kubernetes import client, config, dynamic, watch
from kubernetes.client.rest import ApiException
from kubernetes.leaderelection import electionconfig, leaderelection
from kubernetes.leaderelection.resourcelock.configmaplock import ConfigMapLock

config.load_kube_config(sys.argv[1])
namespace = sys.argv[2]
core = client.CoreV1Api()
apps = client.AppsV1Api()


def refused(code, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except ApiException as e:
        assert e.status == code, e
        return
    raise AssertionError(f"{call} was not refused")


# Objects.
made = core.create_namespaced_config_map(namespace, client.V1ConfigMap(metadata=client.V1ObjectMeta(name="a", labels={"x": "y"}), data={"k": "1"}))
assert made.metadata.uid and made.metadata.creation_timestamp.tzinfo is not None
refused(409, core.create_namespaced_config_map, namespace, client.V1ConfigMap(metadata=client.V1ObjectMeta(name="a")))
refused(404, core.read_namespaced_config_map, "absent", namespace)
made.data["k"] = "2"
changed = core.replace_namespaced_config_map("a", namespace, made)
refused(409, core.replace_namespaced_config_map, "a", namespace, made)
assert core.patch_namespaced_config_map("a", namespace, {"data": {"l": "3"}}).data == {"k": "2", "l": "3"}
assert [c.metadata.name for c in core.list_namespaced_config_map(namespace, label_selector="x=y").items] == ["a"]
refused(422, core.create_namespaced_service, namespace, client.V1Service(metadata=client.V1ObjectMeta(name="s"), spec=client.V1ServiceSpec(ports=[client.V1ServicePort(port=0)])))

deployment = apps.create_namespaced_deployment(namespace, client.V1Deployment(
    metadata=client.V1ObjectMeta(name="web"),
    spec=client.V1DeploymentSpec(
        replicas=1,
        selector=client.V1LabelSelector(match_labels={"app": "web"}),
        template=client.V1PodTemplateSpec(
            metadata=client.V1ObjectMeta(labels={"app": "web"}),
            spec=client.V1PodSpec(containers=[client.V1Container(name="c", image="registry.test/web:1", resources=client.V1ResourceRequirements(requests={"cpu": "100m"}))])))))
assert deployment.spec.strategy.rolling_update.max_surge == "25%"
assert apps.patch_namespaced_deployment_scale("web", namespace, {"spec": {"replicas": 2}}).spec.replicas == 2
assert apps.read_namespaced_deployment("web", namespace).spec.replicas == 2
apps.delete_namespaced_deployment("web", namespace, propagation_policy="Background")

# Pages.
for i in range(5):
    core.create_namespaced_secret(namespace, client.V1Secret(metadata=client.V1ObjectMeta(name=f"s{i}"), string_data={"a": "b"}))
names, token = [], None
while token != "":
    page = core.list_namespaced_secret(namespace, limit=2, _continue=token)
    names += [s.metadata.name for s in page.items]
    token = page.metadata._continue or ""
assert [n for n in names if n.startswith("s")] == ["s0", "s1", "s2", "s3", "s4"], names

# A watch from a list on sees what happens after it, in order.
version = core.list_namespaced_config_map(namespace).metadata.resource_version
seen = []


def follow():
    for event in watch.Watch().stream(core.list_namespaced_config_map, namespace, resource_version=version, timeout_seconds=20):
        if event["object"].metadata.name == "w":
            seen.append(event["type"])
            if event["type"] == "DELETED":
                return


follower = threading.Thread(target=follow)
follower.start()
core.create_namespaced_config_map(namespace, client.V1ConfigMap(metadata=client.V1ObjectMeta(name="w")))
core.patch_namespaced_config_map("w", namespace, {"data": {"a": "b"}})
core.delete_namespaced_config_map("w", namespace)
follower.join()
assert seen == ["ADDED", "MODIFIED", "DELETED"], seen
try:
    for event in watch.Watch().stream(core.list_namespaced_config_map, namespace, resource_version="1", timeout_seconds=2):
        pass
except ApiException as e:
    assert e.status == 410, e

# Without types.
maps = dynamic.DynamicClient(client.ApiClient()).resources.get(api_version="v1", kind="ConfigMap")
assert maps.get(name="a", namespace=namespace).data.k == "2"
maps.delete(name="a", namespace=namespace)
refused(404, core.read_namespaced_config_map, "a", namespace)
dynamic_client = dynamic.DynamicClient(client.ApiClient())
deployments = dynamic_client.resources.get(api_version="apps/v1", kind="Deployment")
assert deployments.namespaced and "patch" in deployments.verbs and "scale" in deployments.subresources, deployments.subresources
assert dynamic_client.resources.get(short_names=["netpol"]).kind == "NetworkPolicy"
assert {r.kind for r in dynamic_client.resources.search(group="batch") if not r.kind.endswith("List")} == {"Job", "CronJob"}
body = {
    "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "dyn", "namespace": namespace},
    "spec": {"selector": {"matchLabels": {"a": "b"}}, "template": {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "c", "image": "i:1"}]}}},
}
assert deployments.create(body=body, namespace=namespace).spec.replicas == 1

# The three kinds of patches, and server-side apply.
strategic = {"spec": {"template": {"spec": {"containers": [{"name": "d", "image": "i:2"}]}}}}
patched = deployments.patch(body=strategic, name="dyn", namespace=namespace, content_type="application/strategic-merge-patch+json")
assert [c.name for c in patched.spec.template.spec.containers] == ["d", "c"], patched.spec.template.spec.containers
merge = {"spec": {"template": {"spec": {"containers": [{"name": "c", "image": "i:3"}]}}}}
patched = deployments.patch(body=merge, name="dyn", namespace=namespace, content_type="application/merge-patch+json")
assert [c.image for c in patched.spec.template.spec.containers] == ["i:3"]
patched = deployments.patch(body=[{"op": "replace", "path": "/spec/replicas", "value": 3}], name="dyn", namespace=namespace, content_type="application/json-patch+json")
assert patched.spec.replicas == 3
refused(422, deployments.patch, body=[{"op": "test", "path": "/spec/replicas", "value": 4}], name="dyn", namespace=namespace, content_type="application/json-patch+json")
five = json.dumps({**body, "spec": {**body["spec"], "replicas": 5}})
refused(409, deployments.server_side_apply, name="dyn", body=five, namespace=namespace, field_manager="other")
applied = deployments.server_side_apply(name="dyn", body=five, namespace=namespace, field_manager="other", force_conflicts=True)
assert applied.spec.replicas == 5 and any(f.manager == "other" and f.operation == "Apply" for f in applied.metadata.managedFields)

# Subresources.
assert deployments.scale.get(name="dyn", namespace=namespace).spec.replicas == 5
assert deployments.scale.patch(body={"spec": {"replicas": 2}}, name="dyn", namespace=namespace, content_type="application/merge-patch+json").spec.replicas == 2
assert deployments.status.patch(body={"status": {"observedGeneration": 9}}, name="dyn", namespace=namespace, content_type="application/merge-patch+json").status.observedGeneration == 9
selected = deployments.get(namespace=namespace, field_selector="metadata.name=dyn")
assert [d.metadata.name for d in selected.items] == ["dyn"]
for event in deployments.watch(namespace=namespace, timeout=10, field_selector="metadata.name=dyn"):
    assert (event["type"], event["object"].metadata.name) == ("ADDED", "dyn")
    break
deployments.delete(name="dyn", namespace=namespace, body={"propagationPolicy": "Foreground"})

# Leader election: who leads writes it down.
led = []
lock = ConfigMapLock("leader", namespace, "me")
election = threading.Thread(target=lambda: leaderelection.LeaderElection(
    electionconfig.Config(lock, lease_duration=17, renew_deadline=15, retry_period=1, onstarted_leading=lambda: led.append(lock.get("leader", namespace)[1].holder_identity), onstopped_leading=None)).run(), daemon=True)
election.start()
for _ in range(100):
    if led:
        break
    time.sleep(0.1)
assert led == ["me"], led

# Reviews, tokens, evictions.
authorization = client.AuthorizationV1Api()
review = authorization.create_self_subject_access_review(client.V1SelfSubjectAccessReview(
    spec=client.V1SelfSubjectAccessReviewSpec(resource_attributes=client.V1ResourceAttributes(verb="get", resource="pods", namespace=namespace))))
assert review.status.allowed
core.create_namespaced_service_account(namespace, client.V1ServiceAccount(metadata=client.V1ObjectMeta(name="robot")))
token = core.create_namespaced_service_account_token("robot", namespace, client.AuthenticationV1TokenRequest(spec=client.V1TokenRequestSpec(audiences=[])))
robot = client.Configuration.get_default_copy()
robot.api_key = {"authorization": "Bearer " + token.status.token}
robot.cert_file = robot.key_file = None
known = client.AuthenticationV1Api().create_token_review(client.V1TokenReview(spec=client.V1TokenReviewSpec(token=token.status.token)))
assert known.status.authenticated and known.status.user.username == f"system:serviceaccount:{namespace}:robot"
refused(403, client.CoreV1Api(client.ApiClient(robot)).list_namespaced_secret, namespace)
core.create_namespaced_pod(namespace, client.V1Pod(metadata=client.V1ObjectMeta(name="p"), spec=client.V1PodSpec(service_account_name="robot", automount_service_account_token=False, containers=[client.V1Container(name="c", image="i")])))
core.create_namespaced_pod_eviction("p", namespace, client.V1Eviction(metadata=client.V1ObjectMeta(name="p", namespace=namespace)))
refused(404, core.read_namespaced_pod, "p", namespace)
assert any(g.name == "apps" for g in client.ApisApi().get_api_versions().groups)
assert client.VersionApi().get_code().minor == "36"
print("all went well")
