using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Client;
using Dotnetes.Controllers.Certificates;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Certificates;

public sealed class CertificateControllersTests
{
    private static readonly string[] s_clientUsages = ["digital signature", "client auth"];
    private static readonly string[] s_servingUsages = ["digital signature", "server auth"];

    [Fact]
    public void A_bootstrapped_kubelet_gets_its_client_certificate() => SimulatedCluster.Run(async cluster =>
    {
        cluster.Reviews.Allowed.Add(("system:bootstrap:abcdef", "nodeclient"));
        using var authority = Authority(cluster.Now);
        await cluster.Start(new CertificateApprover(cluster.Context), new CertificateSigner(cluster.Context, CertificateOptions.Of(authority)));
        var request = await Ask(cluster, "system:bootstrap:abcdef", SignerNames.ApiServerClientKubelet, Request("system:node:n1", "system:nodes"), s_clientUsages);
        await cluster.Pass(2);
        request = await cluster.Client.Get<CertificateSigningRequest>(null, request.Metadata.Name);
        var condition = Assert.Single(request.Status.Conditions);
        Assert.Equal(("Approved", "True", "AutoApproved"), (condition.Type, condition.Status, condition.Reason));
        Assert.Equal("Auto approving kubelet client certificate after SubjectAccessReview.", condition.Message);
        using var issued = X509Certificate2.CreateFromPem(request.Status.Certificate.ToUtf8String());
        Assert.Equal("O=system:nodes, CN=system:node:n1", issued.Subject);
        Assert.True(Trusts(authority, issued, cluster.Now));
        Assert.Equal(cluster.Now.AddMinutes(-5), issued.NotBefore.ToUniversalTime(), TimeSpan.FromSeconds(5));
        Assert.Equal(cluster.Now.AddDays(365).AddMinutes(-5), issued.NotAfter.ToUniversalTime(), TimeSpan.FromSeconds(5));
    });

    [Fact]
    public void A_node_that_renews_its_own_needs_the_smaller_permission() => SimulatedCluster.Run(async cluster =>
    {
        cluster.Reviews.Allowed.Add(("system:node:n1", "selfnodeclient"));
        await cluster.Start(new CertificateApprover(cluster.Context));
        var own = await Ask(cluster, "system:node:n1", SignerNames.ApiServerClientKubelet, Request("system:node:n1", "system:nodes"), s_clientUsages);
        var other = await Ask(cluster, "system:node:n1", SignerNames.ApiServerClientKubelet, Request("system:node:n2", "system:nodes"), s_clientUsages);
        var serving = await Ask(cluster, "system:node:n1", SignerNames.KubeletServing, Request("system:node:n1", "system:nodes", "n1"), s_servingUsages);
        await cluster.Pass(2);
        Assert.Equal(["Approved", "", ""], await Task.WhenAll(new[] { own, other, serving }.Select(r => Conditions(cluster, r))));
    });

    [Theory]
    [InlineData("system:node:n1", "system:node:n1", "n1", "Approved")]
    [InlineData("system:node:n1", "system:node:n1", "10.0.0.1", "Approved")]
    [InlineData("system:node:n1", "system:node:n1", "10.0.0.2", "")]
    [InlineData("system:node:n1", "system:node:n1", "n2", "")]
    [InlineData("system:node:n1", "system:node:n1", "10.0.0.9", "")]
    [InlineData("system:node:n2", "system:node:n2", "10.0.0.9", "")]
    [InlineData("system:node:n2", "system:node:n1", "n1", "")]
    [InlineData("system:bootstrap:abcdef", "system:node:n1", "n1", "")]
    [InlineData("system:node:n3", "system:node:n3", "n3", "")]
    public void A_serving_certificate_is_approved_only_for_what_the_node_alone_has(string user, string subject, string host, string expected) => SimulatedCluster.Run(async cluster =>
    {
        await Add(cluster, "n1", "10.0.0.1");
        await Add(cluster, "n2", "10.0.0.2", "10.0.0.9");
        await Add(cluster, "n4", "10.0.0.9");
        await cluster.Start(new ServingApprover(cluster.Context));
        var request = await Ask(cluster, user, SignerNames.KubeletServing, Request(subject, "system:nodes", host), s_servingUsages);
        await cluster.Pass(2);
        Assert.Equal(expected, await Conditions(cluster, request));
    });

    [Theory]
    [InlineData("system:node:n1", "system:kube-proxy", "", "", "digital signature,client auth", "Approved")]
    [InlineData("system:node:n1", "dotnetes:node-dns", "", "", "digital signature,key encipherment,client auth", "Approved")]
    [InlineData("system:node:n1", "system:kube-scheduler", "", "", "digital signature,client auth", "")]
    [InlineData("system:node:n1", "system:node:n2", "", "", "digital signature,client auth", "")]
    [InlineData("system:node:n1", "system:kube-proxy", "system:nodes", "", "digital signature,client auth", "")]
    [InlineData("system:node:n1", "system:kube-proxy", "admins", "", "digital signature,client auth", "")]
    [InlineData("system:node:n1", "system:kube-proxy", "", "kubernetes", "digital signature,client auth", "")]
    [InlineData("system:node:n1", "system:kube-proxy", "", "10.0.0.1", "digital signature,client auth", "")]
    [InlineData("system:node:n1", "system:kube-proxy", "", "", "digital signature,client auth,server auth", "")]
    [InlineData("system:node:n1", "system:kube-proxy", "", "", "digital signature", "")]
    [InlineData("system:node:n2", "system:kube-proxy", "", "", "digital signature,client auth", "")]
    [InlineData("system:node:", "system:kube-proxy", "", "", "digital signature,client auth", "")]
    [InlineData("jane", "system:kube-proxy", "", "", "digital signature,client auth", "")]
    public void A_node_gets_certificates_for_its_service_proxy_and_dns_and_for_nobody_else(
        string user, string subject, string organization, string name, string usages, string expected) => SimulatedCluster.Run(async cluster =>
    {
        // What n2 lacks is the permission; what the others lack is not asked for.
        foreach (var allowed in new[] { "system:node:n1", "system:node:", "jane" })
        {
            cluster.Reviews.Allowed.Add((allowed, NodeComponentApprover.Permission));
        }

        await cluster.Start(new NodeComponentApprover(cluster.Context));
        var request = await Ask(cluster, user, SignerNames.ApiServerClient, Request(subject, organization, name), usages.Split(','));
        var kubelet = await Ask(cluster, user, SignerNames.ApiServerClientKubelet, Request(subject, organization, name), usages.Split(','));
        await cluster.Pass(2);
        Assert.Equal([expected, ""], [await Conditions(cluster, request), await Conditions(cluster, kubelet)]);
    });

    [Fact]
    public void A_serving_certificate_is_approved_when_the_node_has_told_its_addresses() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new ServingApprover(cluster.Context));
        var request = await Ask(cluster, "system:node:n1", SignerNames.KubeletServing, Request("system:node:n1", "system:nodes", "10.0.0.1"), s_servingUsages);
        await cluster.Pass(2);
        Assert.Equal("", await Conditions(cluster, request));
        await Add(cluster, "n1", "10.0.0.1");
        await cluster.Pass(2);
        Assert.Equal("Approved", await Conditions(cluster, request));
    });

    [Theory]
    [InlineData(SignerNames.ApiServerClientKubelet, "system:node:n", "", "", "digital signature,client auth", "subject organization is not system:nodes")]
    [InlineData(SignerNames.ApiServerClientKubelet, "system:node:n", "system:nodes", "host", "digital signature,client auth", "DNS subjectAltNames are not allowed")]
    [InlineData(SignerNames.ApiServerClientKubelet, "n", "system:nodes", "", "digital signature,client auth", "subject common name does not begin with system:node:")]
    [InlineData(SignerNames.ApiServerClientKubelet, "system:node:n", "system:nodes", "", "client auth", "usages did not match [client auth digital signature key encipherment]")]
    [InlineData(SignerNames.ApiServerClientKubelet, "system:node:n", "system:nodes", "", "digital signature,key encipherment,client auth", null)]
    [InlineData(SignerNames.KubeletServing, "system:node:n", "system:nodes", "", "digital signature,server auth", "DNS or IP subjectAltName is required")]
    [InlineData(SignerNames.KubeletServing, "system:node:n", "system:nodes", "10.0.0.1", "digital signature,client auth", "usages did not match [digital signature key encipherment server auth]")]
    [InlineData(SignerNames.KubeletServing, "system:node:n", "system:nodes", "10.0.0.1", "digital signature,server auth", null)]
    [InlineData(SignerNames.ApiServerClient, "jane", "team", "", "digital signature,server auth", "invalid usage for client certificate: server auth")]
    [InlineData(SignerNames.ApiServerClient, "jane", "team", "", "digital signature", "missing required usage for client certificate: client auth")]
    [InlineData(SignerNames.ApiServerClient, "jane", "team", "", "client auth", null)]
    [InlineData(SignerNames.LegacyUnknown, "anything", "", "host", "code signing,any", null)]
    public void Signers_sign_within_their_rules_and_say_what_is_wrong(string signer, string commonName, string organization, string name, string usages, string? problem) => SimulatedCluster.Run(async cluster =>
    {
        using var authority = Authority(cluster.Now);
        await cluster.Start(new CertificateSigner(cluster.Context, CertificateOptions.Of(authority)));
        var request = await Ask(cluster, "someone", SignerNames.ApiServerClient, Request(commonName, organization, name), usages.Split(','));

        // Nobody can ask for the legacy signer any more; old requests may.
        await cluster.Plant("certificatesigningrequests", request with { Spec = request.Spec with { SignerName = signer } });
        await Approve(cluster, await cluster.Client.Get<CertificateSigningRequest>(null, request.Metadata.Name));
        await cluster.Pass(2);
        request = await cluster.Client.Get<CertificateSigningRequest>(null, request.Metadata.Name);
        var failure = request.Status.Conditions.Find(c => c.Type == "Failed");
        Assert.Equal(problem, failure?.Message);
        Assert.Equal(problem is null, !request.Status.Certificate.IsEmpty);
        Assert.True(failure is null or { Reason: "SignerValidationFailure", Status: "True" });
    });

    [Theory]
    [InlineData(600, 600, 0)]
    [InlineData(28799, 28799, 0)]
    [InlineData(28800, 28800, 300)]
    [InlineData(1_000_000_000, 31_536_000, 300)]
    public void Certificates_are_good_as_long_as_asked_for_within_limits(int wanted, int seconds, int backdate) => SimulatedCluster.Run(async cluster =>
    {
        using var authority = Authority(cluster.Now);
        await cluster.Start(new CertificateSigner(cluster.Context, CertificateOptions.Of(authority)));
        var request = await Ask(cluster, "someone", SignerNames.ApiServerClient, Request("jane", ""), ["client auth"], wanted);
        await Approve(cluster, request);
        await cluster.Pass(2);
        request = await cluster.Client.Get<CertificateSigningRequest>(null, request.Metadata.Name);
        using var issued = X509Certificate2.CreateFromPem(request.Status.Certificate.ToUtf8String());
        Assert.Equal(cluster.Now.AddSeconds(seconds - backdate), issued.NotAfter.ToUniversalTime(), TimeSpan.FromSeconds(5));
    });

    [Fact]
    public void Old_requests_go() => SimulatedCluster.Run(async cluster =>
    {
        using var authority = Authority(cluster.Now);
        await cluster.Start(new CertificateSigner(cluster.Context, CertificateOptions.Of(authority)), new CertificateCleaner(cluster.Context));
        var issued = await Ask(cluster, "a", SignerNames.ApiServerClient, Request("jane", ""), ["client auth"]);
        await Approve(cluster, issued);
        var unsigned = await Ask(cluster, "a", "example.com/other", Request("jane", ""), ["client auth"]);
        await Approve(cluster, unsigned);
        var pending = await Ask(cluster, "a", SignerNames.ApiServerClient, Request("jane", ""), ["client auth"]);
        await cluster.Pass(3000);
        Assert.Equal(3, (await cluster.Client.List<CertificateSigningRequest>()).Items.Count);
        await cluster.Pass(3600 * 2);
        Assert.Null(await cluster.Find<CertificateSigningRequest>(null, issued.Metadata.Name));
        Assert.NotNull(await cluster.Find<CertificateSigningRequest>(null, pending.Metadata.Name));
        await cluster.Pass(3600 * 24);
        Assert.Equal("", await cluster.Names<CertificateSigningRequest>());
        Assert.NotNull(unsigned);
    });

    private static async Task<string> Conditions(SimulatedCluster cluster, CertificateSigningRequest request) =>
        string.Join(',', (await cluster.Client.Get<CertificateSigningRequest>(null, request.Metadata.Name)).Status.Conditions.Map(c => c.Type));

    private static async Task<CertificateSigningRequest> Ask(SimulatedCluster cluster, string user, string signer, byte[] pem, IEnumerable<string> usages, int? seconds = null)
    {
        ValueList<string> groups = user.StartsWith("system:node:", StringComparison.Ordinal) ? ["system:nodes"] : [];
        var client = new KubeClient(cluster.Core.Transport(new UserInfo(user) { Groups = groups }, "test"));
        return await client.Create(new CertificateSigningRequest
        {
            Metadata = new() { GenerateName = "csr-" },
            Spec = new() { SignerName = signer, Request = ByteString.Adopt(pem), Usages = [.. usages], ExpirationSeconds = seconds },
        });
    }

    private static async Task Approve(SimulatedCluster cluster, CertificateSigningRequest request)
    {
        var approved = request with { Status = new() { Conditions = [new() { Type = "Approved", Status = "True", Reason = "ByTest" }] } };
        await cluster.Client.PutSubresource<CertificateSigningRequest, CertificateSigningRequest, CertificateSigningRequest>(null, request.Metadata.Name, "approval", approved);
    }

    private static byte[] Request(string commonName, string organization, string name = "")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        if (organization.Length > 0)
        {
            subject.AddOrganizationName(organization);
        }

        subject.AddCommonName(commonName);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        if (name.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(name, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(name);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        return System.Text.Encoding.UTF8.GetBytes(request.CreateSigningRequestPem());
    }

    private static X509Certificate2 Authority(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kubernetes", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(3650));
    }

    private static Task Add(SimulatedCluster cluster, string name, params string[] addresses) => cluster.Client.Create(new Node
    {
        Metadata = new() { Name = name },
        Status = new() { Addresses = [.. addresses.Select(a => new NodeAddress { Type = "InternalIP", Address = a })] },
    }).AsTask();

    private static bool Trusts(X509Certificate2 authority, X509Certificate2 certificate, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2"));
        return chain.Build(certificate);
    }
}
