using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Admission.Plugins.Nodes;
using Dotnetes.ApiServer.Authentication;
using TokenRequest = Dotnetes.Api.Authentication.V1.TokenRequest;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class NodeRestrictionTests
{
    private static readonly UserInfo s_kubelet = new("system:node:n") { Groups = ["system:nodes", "system:authenticated"] };
    private static readonly Node s_node = new() { Metadata = new ObjectMeta { Name = "n", Uid = "node-uid" } };
    private static readonly Pod s_mine = Pod("mine", "n");
    private static readonly Volume s_token = new() { Name = "t", Projected = new() { Sources = [new() { ServiceAccountToken = new() { Path = "token" } }] } };
    private static readonly Pod s_other = Pod("other", "m");
    private static readonly NodeRestriction s_plugin = new(AdmissionBench.Services(static _ => false, [s_node, s_mine with { Spec = s_mine.Spec with { Volumes = [s_token] } }, s_other]));

    [Fact]
    public async Task Others_are_not_restricted()
    {
        Assert.Equal("", await AdmissionBench.Refusal(s_plugin, AdmissionBench.Create(s_other)));
        Assert.Equal("", await AdmissionBench.Refusal(s_plugin, AdmissionBench.Create(s_other, user: new UserInfo("system:node:n"))));
        Assert.Equal("pods \"other\" is forbidden: could not determine node from user \"system:node:\"", await Refusal(AdmissionBench.Create(s_other), "system:node:"));
    }

    [Fact]
    public async Task A_node_deletes_evicts_and_reports_only_its_own_pods()
    {
        Assert.Equal("", await Refusal(AdmissionBench.Delete(s_mine)));
        Assert.Equal("pods \"other\" is forbidden: node \"n\" can only delete pods with spec.nodeName set to itself", await Refusal(AdmissionBench.Delete(s_other)));
        Assert.Equal("", await Refusal(AdmissionBench.Create(new Eviction { Metadata = s_mine.Metadata }, "eviction")));
        Assert.Equal("pods \"other\" is forbidden: node n can only evict pods with spec.nodeName set to itself", await Refusal(AdmissionBench.Create(new Eviction { Metadata = s_other.Metadata }, "eviction")));
        Assert.Equal("", await Refusal(AdmissionBench.Update(s_mine, s_mine, "status")));
        Assert.Equal("pods \"other\" is forbidden: node \"n\" can only update pod status for pods with spec.nodeName set to itself", await Refusal(AdmissionBench.Update(s_other, s_other, "status")));
        var labelled = s_mine with { Metadata = s_mine.Metadata with { Labels = ValueMap.Of(("a", "b")) } };
        Assert.Equal("pods \"mine\" is forbidden: node \"n\" cannot update labels through pod status", await Refusal(AdmissionBench.Update(labelled, s_mine, "status")));
        Assert.Equal("pods \"mine\" is forbidden: unexpected operation \"UPDATE\", node \"n\" can only create and delete mirror pods", await Refusal(AdmissionBench.Update(s_mine, s_mine)));
        Assert.Equal("pods \"mine\" is forbidden: unexpected pod subresource \"resize\", only 'status' and 'eviction' are allowed", await Refusal(AdmissionBench.Update(s_mine, s_mine, "resize")));
    }

    [Fact]
    public async Task A_node_makes_only_mirrors_of_its_static_pods()
    {
        var owner = new OwnerReference { ApiVersion = "v1", Kind = "Node", Name = "n", Uid = "node-uid", Controller = true };
        var mirror = s_mine with { Metadata = s_mine.Metadata with { Annotations = ValueMap.Of(("kubernetes.io/config.mirror", "x")), OwnerReferences = [owner] } };
        Assert.Equal("", await Refusal(AdmissionBench.Create(mirror)));
        var cases = new (Pod Pod, string Reason)[]
        {
            (s_mine, "pod does not have \"kubernetes.io/config.mirror\" annotation, node \"n\" can only create mirror pods"),
            (mirror with { Spec = mirror.Spec with { NodeName = "m" } }, "node \"n\" can only create pods with spec.nodeName set to itself"),
            (Owned(), "node \"n\" can only create pods with an owner reference set to itself"),
            (Owned(owner, owner), "node \"n\" can only create pods with a single owner reference set to itself"),
            (Owned(owner with { Controller = null }), "node \"n\" can only create pods with a controller owner reference set to itself"),
            (Owned(owner with { BlockOwnerDeletion = true }), "node \"n\" must not set blockOwnerDeletion on an owner reference"),
            (Owned(owner with { Uid = "x" }), "node n UID mismatch: expected x got node-uid"),
            (mirror with { Spec = mirror.Spec with { ServiceAccountName = "a" } }, "node \"n\" can not create pods that reference serviceaccounts"),
            (mirror with { Spec = mirror.Spec with { Volumes = [new Volume { Name = "v", PersistentVolumeClaim = new() { ClaimName = "c" } }] } }, "node \"n\" can not create pods that reference persistentvolumeclaims"),
        };
        foreach (var (pod, reason) in cases)
        {
            Assert.Equal($"pods \"mine\" is forbidden: {reason}", await Refusal(AdmissionBench.Create(pod)));
        }

        Pod Owned(params ValueList<OwnerReference> owners) => mirror with { Metadata = mirror.Metadata with { OwnerReferences = owners } };
    }

    [Theory]
    [InlineData("kubernetes.io/hostname", true)]
    [InlineData("node.kubernetes.io/instance-type", true)]
    [InlineData("kubelet.kubernetes.io/x", true)]
    [InlineData("example.com/x", true)]
    [InlineData("plain", true)]
    [InlineData("node-restriction.kubernetes.io/x", false)]
    [InlineData("a.node-restriction.kubernetes.io/x", false)]
    [InlineData("node-role.kubernetes.io/control-plane", false)]
    [InlineData("x.k8s.io/y", false)]
    public async Task A_node_sets_some_labels_of_its_own(string label, bool isAllowed)
    {
        var labelled = s_node with { Metadata = s_node.Metadata with { Labels = ValueMap.Of((label, "v")) } };
        Assert.Equal(
            isAllowed ? "" : $"nodes \"n\" is forbidden: node \"n\" is not allowed to set the following labels: {label}",
            await Refusal(AdmissionBench.Create(labelled)));
        Assert.Equal(isAllowed ? "" : $"nodes \"n\" is forbidden: is not allowed to modify labels: {label}", await Refusal(AdmissionBench.Update(labelled, s_node)));
    }

    [Fact]
    public async Task A_node_keeps_to_its_own_objects()
    {
        var other = new Node { Metadata = new ObjectMeta { Name = "m" } };
        Assert.Equal("nodes \"m\" is forbidden: node \"n\" is not allowed to modify node \"m\"", await Refusal(AdmissionBench.Update(other, other)));
        var tainted = s_node with { Spec = new NodeSpec { Taints = [new Taint { Key = "k", Effect = "NoSchedule" }] } };
        Assert.Equal("nodes \"n\" is forbidden: node \"n\" is not allowed to modify taints", await Refusal(AdmissionBench.Update(tainted, s_node)));
        Assert.Equal("", await Refusal(AdmissionBench.Create(Lease("kube-node-lease", "n"))));
        Assert.Equal(
            "leases.coordination.k8s.io \"m\" is forbidden: can only access node lease with the same name as the requesting node",
            await Refusal(AdmissionBench.Create(Lease("kube-node-lease", "m"))));
        Assert.Equal(
            "leases.coordination.k8s.io \"n\" is forbidden: can only access leases in the \"kube-node-lease\" system namespace",
            await Refusal(AdmissionBench.Create(Lease("default", "n"))));
        Assert.Equal(
            "csinodes.storage.k8s.io \"m\" is forbidden: can only access CSINode with the same name as the requesting node",
            await Refusal(AdmissionBench.Create(new CsiNode { Metadata = new ObjectMeta { Name = "m" } })));

        static Lease Lease(string ns, string name) => new() { Metadata = new ObjectMeta { Name = name, Namespace = ns } };
    }

    [Fact]
    public async Task A_node_reports_only_the_size_of_claims()
    {
        var claim = new PersistentVolumeClaim { Metadata = new ObjectMeta { Name = "c", Namespace = "ns" } };
        var grown = claim with { Status = claim.Status with { Capacity = ValueMap.Of(("storage", Quantity.Parse("1Gi"))) } };
        Assert.Equal("", await Refusal(AdmissionBench.Update(grown, claim, "status")));
        Assert.Equal("persistentvolumeclaims \"c\" is forbidden: may only update PVC status", await Refusal(AdmissionBench.Update(grown, claim)));
        var lost = claim with { Status = claim.Status with { Phase = "Lost" } };
        Assert.Equal(
            "persistentvolumeclaims \"c\" is forbidden: node \"n\" is not allowed to update fields other than status.quantity and status.conditions",
            await Refusal(AdmissionBench.Update(lost, claim, "status")));
    }

    [Theory]
    [InlineData("mine", "mine-uid", "", "")]
    [InlineData("", "", "", "node requested token not bound to a pod")]
    [InlineData("mine", "", "", "node requested token with a pod binding without a uid")]
    [InlineData("mine", "x", "", "the UID in the bound object reference (x) does not match the UID in record. The object might have been deleted and then recreated")]
    [InlineData("other", "other-uid", "", "node requested token bound to a pod scheduled on a different node")]
    [InlineData("mine", "mine-uid", "vault", "audience \"vault\" not found in pod spec volume, system:node:n is not authorized to request tokens for this audience")]
    public async Task A_node_asks_for_tokens_of_its_pods(string pod, string uid, string audience, string refusal)
    {
        var request = new TokenRequest
        {
            Spec = new()
            {
                BoundObjectRef = pod.Length == 0 ? null : new() { ApiVersion = "v1", Kind = "Pod", Name = pod, Uid = uid },
                Audiences = audience.Length == 0 ? [] : [audience],
            },
        };
        var attributes = AdmissionBench.Create(new ServiceAccount { Metadata = new ObjectMeta { Name = "sa", Namespace = "ns" } }, "token") with { Object = request };
        Assert.Equal(refusal.Length == 0 ? "" : $"serviceaccounts \"sa\" is forbidden: {refusal}", await Refusal(attributes));
    }

    [Theory]
    [InlineData("CN=system:node:n,O=system:nodes", "")]
    [InlineData("CN=system:node:m,O=system:nodes", "certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: can only create a node CSR with CN=system:node:n")]
    public async Task A_node_asks_for_certificates_for_itself(string subject, string refusal)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
        var request = new CertificateSigningRequest
        {
            Metadata = new ObjectMeta { Name = "r" },
            Spec = new CertificateSigningRequestSpec { SignerName = "kubernetes.io/kubelet-serving", Request = ByteString.Adopt(Encoding.ASCII.GetBytes(pem)) },
        };
        Assert.Equal(refusal, await Refusal(AdmissionBench.Create(request)));
    }

    private static Task<string> Refusal(AdmissionAttributes attributes, string user = "system:node:n") => AdmissionBench.Refusal(
        s_plugin,
        attributes with { User = s_kubelet with { Name = user }, Resource = attributes.Subresource == "token" ? new Machinery.Schema.GroupVersionResource("", "v1", "serviceaccounts") : attributes.Resource });

    private static Pod Pod(string name, string node) => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = "ns", Uid = $"{name}-uid" },
        Spec = new PodSpec
        {
            NodeName = node,
            Containers = [new Container { Name = "c", Image = "busybox" }],
        },
    };
}
