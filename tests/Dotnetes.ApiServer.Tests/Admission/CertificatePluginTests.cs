using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission.Plugins.Certificates;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class CertificatePluginTests
{
    [Theory]
    [InlineData("approve example.com/a", true)]
    [InlineData("approve example.com/*", true)]
    [InlineData("approve example.com/b", false)]
    [InlineData("sign example.com/a", false)]
    public async Task Approvers_need_a_permission_on_the_signer(string granted, bool isAllowed)
    {
        var plugin = new CertificateApproval(AdmissionBench.Services(a => $"{a.Verb} {a.Name}" == granted && a is { Group: "certificates.k8s.io", Resource: "signers" }, []));
        var request = Request("CN=x", "example.com/a");
        Assert.Equal(
            isAllowed ? "" : "certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: user not permitted to approve requests with signerName \"example.com/a\"",
            await AdmissionBench.Refusal(plugin, AdmissionBench.Update(request, request, "approval")));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(request, request)));
    }

    [Fact]
    public async Task Signers_need_a_permission_to_issue_but_not_to_leave_things_as_they_are()
    {
        var plugin = new CertificateSigning(AdmissionBench.Services(static _ => false, []));
        var request = Request("CN=x", "example.com/a");
        var issued = request with { Status = request.Status with { Certificate = request.Spec.Request } };
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(request, request, "status")));
        Assert.Equal(
            "certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: user not permitted to sign requests with signerName \"example.com/a\"",
            await AdmissionBench.Refusal(plugin, AdmissionBench.Update(issued, request, "status")));
        Assert.Equal("", await AdmissionBench.Refusal(new CertificateSigning(AdmissionBench.Services()), AdmissionBench.Update(issued, request, "status")));
    }

    [Theory]
    [InlineData("CN=x,O=people", "kubernetes.io/kube-apiserver-client", "")]
    [InlineData("CN=x,O=people,O=system:masters", "example.com/a", "")]
    [InlineData("CN=x,O=people,O=system:masters", "kubernetes.io/kube-apiserver-client", "use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed")]
    public async Task Nobody_gets_a_certificate_that_may_do_everything(string subject, string signer, string refusal) => Assert.Equal(
        refusal.Length == 0 ? "" : $"certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: {refusal}",
        await AdmissionBench.Refusal(new CertificateSubjectRestriction(), AdmissionBench.Create(Request(subject, signer))));

    [Fact]
    public async Task What_is_no_request_is_refused()
    {
        var request = Request("CN=x", "kubernetes.io/kube-apiserver-client");
        request = request with { Spec = request.Spec with { Request = ByteString.FromUtf8("nonsense") } };
        Assert.Equal(
            "certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: failed to parse CSR: PEM block type must be CERTIFICATE REQUEST",
            await AdmissionBench.Refusal(new CertificateSubjectRestriction(), AdmissionBench.Create(request)));
    }

    private static CertificateSigningRequest Request(string subject, string signer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
        return new()
        {
            Metadata = new ObjectMeta { Name = "r" },
            Spec = new CertificateSigningRequestSpec { SignerName = signer, Request = ByteString.Adopt(Encoding.ASCII.GetBytes(pem)) },
        };
    }
}
