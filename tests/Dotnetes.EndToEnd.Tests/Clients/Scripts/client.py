# What the official Python client does with a cluster: objects, errors, lists in pages, watches, an informer's loop. Exits with 0 when all went well.
import sys
import threading

from kubernetes import client, config, dynamic, watch
from kubernetes.client.rest import ApiException

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
assert any(g.name == "apps" for g in client.ApisApi().get_api_versions().groups)
assert client.VersionApi().get_code().minor == "36"
print("all went well")
