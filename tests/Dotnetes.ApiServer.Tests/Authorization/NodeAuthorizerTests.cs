using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Authorization.Nodes;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.ApiServer.Tests.Authorization;

public sealed class NodeAuthorizerTests
{
    private const string Unrelated = "no relationship found between node 'n1' and this object";

    private readonly NodeGraph _graph = new();
    private readonly NodeAuthorizer _authorizer;

    public NodeAuthorizerTests()
    {
        _authorizer = new NodeAuthorizer(_graph, new CacheFollowers());
        _graph.Set(Pod("p", "n1"));
        _graph.Set(Pod("q", "n2", "of-n2"));
        _graph.Set(Pod("unbound", "", "of-nobody"));
        var mirror = Pod("mirror", "n1", "of-mirror");
        _graph.Set(mirror with { Metadata = mirror.Metadata with { Annotations = ValueMap.Of(("kubernetes.io/config.mirror", "x")) } });
        _graph.Set(new PersistentVolume
        {
            Metadata = new ObjectMeta { Name = "pv" },
            Spec = new PersistentVolumeSpec
            {
                ClaimRef = new ObjectReference { Namespace = "ns", Name = "x-claim" },
                Csi = new CsiPersistentVolumeSource
                {
                    NodeStageSecretRef = new SecretReference { Namespace = "storage", Name = "stage" },
                    ControllerPublishSecretRef = new SecretReference { Namespace = "storage", Name = "controller" },
                },
            },
        });
        _graph.SetNode(new NodeObject(NodeObject.Attachments, "", "va1"), "n1");
        _graph.SetNode(new NodeObject(NodeObject.Attachments, "", "va2"), "n2");
        _graph.SetNode(new NodeObject(NodeObject.Slices, "", "slice1"), "n1");
        _graph.SetNode(new NodeObject(NodeObject.Slices, "", "slice2"), "n2");
    }

    [Theory]
    [InlineData("get - secrets/ ns x-secret", true)]
    [InlineData("get - secrets/ ns x-pull", true)]
    [InlineData("get - secrets/ ns x-env", true)]
    [InlineData("get - secrets/ ns x-from", true)]
    [InlineData("get - secrets/ ns x-projected", true)]
    [InlineData("list - secrets/ ns x-secret", true)]
    [InlineData("watch - secrets/ ns x-secret", true)]
    [InlineData("get - secrets/ storage stage", true)]
    [InlineData("get - configmaps/ ns x-map", true)]
    [InlineData("get - persistentvolumeclaims/ ns x-claim", true)]
    [InlineData("get - persistentvolumeclaims/ ns p-scratch", true)]
    [InlineData("patch - persistentvolumeclaims/status ns x-claim", true)]
    [InlineData("get - persistentvolumes/ - pv", true)]
    [InlineData("get resource.k8s.io resourceclaims/ ns x-device", true)]
    [InlineData("get - serviceaccounts/ ns x-account", true)]
    [InlineData("create - serviceaccounts/token ns x-account", true)]
    [InlineData("get storage.k8s.io volumeattachments/ - va1", true)]
    [InlineData("get - pods/ ns p", true)]
    [InlineData("get - pods/ ns mirror", true)]
    [InlineData("watch - pods/ ns p", true)]
    [InlineData("patch - pods/status ns q", true)]
    [InlineData("create - pods/eviction ns q", true)]
    [InlineData("create - pods/ ns -", true)]
    [InlineData("get - nodes/ - n1", true)]
    [InlineData("watch - nodes/ - n1", true)]
    [InlineData("patch - nodes/status - n1", true)]
    [InlineData("create - nodes/ - -", true)]
    [InlineData("update coordination.k8s.io leases/ kube-node-lease n1", true)]
    [InlineData("create coordination.k8s.io leases/ kube-node-lease -", true)]
    [InlineData("update storage.k8s.io csinodes/ - n1", true)]
    [InlineData("get resource.k8s.io resourceslices/ - slice1", true)]
    [InlineData("create resource.k8s.io resourceslices/ - -", true)]
    [InlineData("list - services/ - -", true)]
    [InlineData("create certificates.k8s.io certificatesigningrequests/ - -", true)]
    [InlineData("create authorization.k8s.io subjectaccessreviews/ - -", true)]
    [InlineData("get - secrets/ ns of-n2", false, Unrelated)]
    [InlineData("get - secrets/ ns of-nobody-secret", false, Unrelated)]
    [InlineData("get - secrets/ ns of-mirror-secret", false, Unrelated)]
    [InlineData("get - secrets/ other x-secret", false, Unrelated)]
    [InlineData("get - secrets/ storage controller", false, Unrelated)]
    [InlineData("get - secrets/ ns x-map", false, Unrelated)]
    [InlineData("list - secrets/ ns -", false, "No Object name found")]
    [InlineData("list - secrets/ - -", false, "can only read namespaced object of this type")]
    [InlineData("update - secrets/ ns x-secret", false, "can only read resources of this type")]
    [InlineData("get - secrets/sub ns x-secret", false, "cannot read subresource")]
    [InlineData("list - persistentvolumes/ - -", false, "can only get individual resources of this type")]
    [InlineData("get - persistentvolumes/ - pv2", false, Unrelated)]
    [InlineData("update - persistentvolumeclaims/ ns x-claim", false, "can only get individual resources of this type")]
    [InlineData("get - persistentvolumeclaims/status ns x-claim", false, "can only get/update/patch this type")]
    [InlineData("patch - persistentvolumeclaims/status ns of-n2-claim", false, Unrelated)]
    [InlineData("create - serviceaccounts/token ns of-n2-account", false, Unrelated)]
    [InlineData("create - serviceaccounts/token ns -", false, "can only create tokens for individual service accounts")]
    [InlineData("create - serviceaccounts/ ns x-account", false, "can only create token subresource of serviceaccount")]
    [InlineData("get storage.k8s.io volumeattachments/ - va2", false, Unrelated)]
    [InlineData("get - pods/ ns q", false, Unrelated)]
    [InlineData("list - pods/ - -", false, "can only list/watch pods with spec.nodeName field selector")]
    [InlineData("update - pods/ ns p", false)]
    [InlineData("create - pods/exec ns p", false)]
    [InlineData("create - pods/binding ns p", false)]
    [InlineData("get - nodes/ - n2", false, "node 'n1' cannot read 'n2', only its own Node object")]
    [InlineData("list - nodes/ - -", false, "node 'n1' cannot read all nodes, only its own Node object")]
    [InlineData("delete - nodes/ - n1", false)]
    [InlineData("create - nodes/proxy - n1", false)]
    [InlineData("get - nodes/proxy - n1", false)]
    [InlineData("update coordination.k8s.io leases/ kube-node-lease n2", false, "can only access node lease with the same name as the requesting node")]
    [InlineData("update coordination.k8s.io leases/ kube-system n1", false, "can only access leases in the \"kube-node-lease\" system namespace")]
    [InlineData("list coordination.k8s.io leases/ kube-node-lease -", false, "can only get, create, update, patch, or delete a node lease")]
    [InlineData("update storage.k8s.io csinodes/ - n2", false, "can only access CSINode with the same name as the requesting node")]
    [InlineData("get resource.k8s.io resourceslices/ - slice2", false, Unrelated)]
    [InlineData("list resource.k8s.io resourceslices/ - -", false, "can only list/watch/deletecollection resourceslices with nodeName field selector")]
    [InlineData("create apps deployments/ ns -", false)]
    [InlineData("create rbac.authorization.k8s.io clusterrolebindings/ - -", false)]
    public async Task A_node_gets_at_what_its_pods_need_and_nothing_else(string request, bool allowed, string reason = "")
    {
        var decision = await _authorizer.Authorize(Request(request), default);
        Assert.Equal(allowed ? AuthorizationVerdict.Allow : AuthorizationVerdict.NoOpinion, decision.Verdict);
        Assert.Equal(reason, decision.Reason);
    }

    [Theory]
    [InlineData("spec.nodeName=n1", true)]
    [InlineData("spec.nodeName==n1", true)]
    [InlineData("status.phase=Running,spec.nodeName=n1", true)]
    [InlineData("spec.nodeName!=n1", false)]
    [InlineData("spec.nodeName=n2", false)]
    [InlineData("spec.nodeName=", false)]
    [InlineData("spec.nodename=n1", false)]
    [InlineData("metadata.namespace=n1", false)]
    [InlineData("spec.nodeName=n1\\,x", false)]
    public async Task A_node_lists_pods_and_slices_by_its_own_name_only(string selector, bool allowed)
    {
        foreach (var request in new[] { "list - pods/ - -", "watch - pods/ - -", "deletecollection resource.k8s.io resourceslices/ - -" })
        {
            var decision = await _authorizer.Authorize(Request(request) with { FieldSelection = FieldSelection.Parse(selector) }, default);
            Assert.Equal(allowed, decision.Verdict == AuthorizationVerdict.Allow);
        }
    }

    [Theory]
    [InlineData("system:node:n1", "system:masters")]
    [InlineData("n1", "system:nodes")]
    [InlineData("system:nodes:n1", "system:nodes")]
    [InlineData("System:node:n1", "system:nodes")]
    [InlineData("system:node:n3", "system:nodes")]
    [InlineData("system:node:", "system:nodes")]
    public async Task Nobody_else_is_that_node(string user, string group)
    {
        var request = Request("get - secrets/ ns x-secret") with { User = new UserInfo(user) { Groups = [group] } };
        Assert.Equal(AuthorizationVerdict.NoOpinion, (await _authorizer.Authorize(request, default)).Verdict);
    }

    [Fact]
    public async Task The_right_ends_with_the_pod()
    {
        _graph.Set(Pod("p2", "n1"));
        Assert.True(await May("get - secrets/ ns x-secret"));
        _graph.RemovePod("ns", "p");
        Assert.True(await May("get - secrets/ ns x-secret"));
        Assert.True(await May("get - secrets/ storage stage"));
        _graph.RemovePod("ns", "p2");
        Assert.False(await May("get - secrets/ ns x-secret"));
        Assert.False(await May("get - persistentvolumes/ - pv"));
        Assert.False(await May("get - secrets/ storage stage"));
    }

    [Fact]
    public async Task A_pod_of_the_same_name_on_another_node_takes_the_right_along()
    {
        var moved = Pod("p", "n2");
        _graph.Set(moved with { Metadata = moved.Metadata with { Uid = "other" } });
        Assert.False(await May("get - secrets/ ns x-secret"));
        Assert.False(await May("get - pods/ ns p"));
    }

    [Fact]
    public async Task An_ephemeral_container_and_a_claim_that_is_made_later_count()
    {
        var pod = Pod("p", "n1");
        var late = new EphemeralContainer { Name = "e", EnvFrom = [new EnvFromSource { SecretRef = new SecretEnvSource { Name = "late" } }] };
        Assert.False(await May("get - secrets/ ns late"));
        _graph.Set(pod with { Spec = pod.Spec with { EphemeralContainers = [late] } });
        Assert.True(await May("get - secrets/ ns late"));
        Assert.False(await May("get resource.k8s.io resourceclaims/ ns made"));
        _graph.Set(pod with { Status = new PodStatus { ResourceClaimStatuses = [new PodResourceClaimStatus { Name = "template", ResourceClaimName = "made" }] } });
        Assert.True(await May("get resource.k8s.io resourceclaims/ ns made"));
    }

    private async Task<bool> May(string request) => (await _authorizer.Authorize(Request(request), default)).Verdict == AuthorizationVerdict.Allow;

    private static Pod Pod(string name, string node, string prefix = "x") => new()
    {
        Metadata = new ObjectMeta { Namespace = "ns", Name = name, Uid = name },
        Spec = new PodSpec
        {
            NodeName = node,
            ServiceAccountName = $"{prefix}-account",
            ImagePullSecrets = [new LocalObjectReference { Name = $"{prefix}-pull" }],
            InitContainers = [new Container { Name = "i", EnvFrom = [new EnvFromSource { SecretRef = new SecretEnvSource { Name = $"{prefix}-from" } }] }],
            Containers =
            [
                new Container
                {
                    Name = "c",
                    Env = [new EnvVar { Name = "A", ValueFrom = new EnvVarSource { SecretKeyRef = new SecretKeySelector { Name = $"{prefix}-env", Key = "k" } } }],
                },
            ],
            Volumes =
            [
                new Volume { Name = "s", Secret = new SecretVolumeSource { SecretName = $"{prefix}-secret" } },
                new Volume { Name = "m", ConfigMap = new ConfigMapVolumeSource { Name = $"{prefix}-map" } },
                new Volume { Name = "c", PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource { ClaimName = $"{prefix}-claim" } },
                new Volume { Name = "scratch", Ephemeral = new EphemeralVolumeSource() },
                new Volume { Name = "j", Projected = new ProjectedVolumeSource { Sources = [new VolumeProjection { Secret = new SecretProjection { Name = $"{prefix}-projected" } }] } },
            ],
            ResourceClaims =
            [
                new PodResourceClaim { Name = "d", ResourceClaimName = $"{prefix}-device" },
                new PodResourceClaim { Name = "template", ResourceClaimTemplateName = "t" },
            ],
        },
    };

    private static AuthorizationAttributes Request(string text)
    {
        var parts = text.Split(' ').Select(p => p == "-" ? "" : p).ToArray();
        var resource = parts[2].Split('/');
        return new AuthorizationAttributes
        {
            User = new UserInfo("system:node:n1") { Groups = ["system:nodes", "system:authenticated"] },
            IsResource = true,
            Verb = parts[0],
            Group = parts[1],
            Resource = resource[0],
            Subresource = resource[1],
            Namespace = parts[3],
            Name = parts[4],
        };
    }
}
