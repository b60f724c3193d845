using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;

namespace Dotnetes.Kubelet.Certificates;

/// <summary>Asks the cluster for certificates by CertificateSigningRequests and waits until they are issued (TLS bootstrapping).</summary>
/// <param name="client">The API server.</param>
/// <param name="nodeName">The node.</param>
/// <param name="time">The clock.</param>
public sealed class CertificateRequests(IKubeClient client, string nodeName, TimeProvider time)
{
    private const string ClientSigner = "kubernetes.io/kube-apiserver-client-kubelet";
    private const string ComponentSigner = "kubernetes.io/kube-apiserver-client";
    private const string ServingSigner = "kubernetes.io/kubelet-serving";
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    /// <summary>A client certificate for <c>system:node:NAME</c>, as PEM.</summary>
    /// <exception cref="InvalidDataException">The request was denied, has failed, or nobody answered it in a quarter of an hour.</exception>
    public Task<string> Client(ECDsa key, CancellationToken cancellationToken) => Ask(Signed(key, OfNode(), null), ClientSigner, "client auth", cancellationToken);

    /// <summary>A client certificate for a user without groups, as which something beside the kubelet acts on this node, as PEM.</summary>
    /// <exception cref="InvalidDataException">The request was denied, has failed, or nobody answered it in a quarter of an hour.</exception>
    public Task<string> Component(ECDsa key, string user, CancellationToken cancellationToken)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(user);
        return Ask(Signed(key, subject, null), ComponentSigner, "client auth", cancellationToken);
    }

    /// <summary>A serving certificate for the node's name and addresses, as PEM.</summary>
    /// <exception cref="InvalidDataException">The request was denied, has failed, or nobody answered it in a quarter of an hour.</exception>
    public Task<string> Serving(ECDsa key, ValueList<string> addresses, CancellationToken cancellationToken)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(nodeName);
        foreach (var address in addresses)
        {
            names.AddIpAddress(IPAddress.Parse(address));
        }

        return Ask(Signed(key, OfNode(), names), ServingSigner, "server auth", cancellationToken);
    }

    private X500DistinguishedNameBuilder OfNode()
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName("system:nodes");
        subject.AddCommonName("system:node:" + nodeName);
        return subject;
    }

    private static string Signed(ECDsa key, X500DistinguishedNameBuilder subject, SubjectAlternativeNameBuilder? names)
    {
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        if (names is not null)
        {
            request.CertificateExtensions.Add(names.Build());
        }

        return request.CreateSigningRequestPem();
    }

    private async Task<string> Ask(string pem, string signer, string usage, CancellationToken cancellationToken)
    {
        var wanted = new CertificateSigningRequest
        {
            Metadata = new ObjectMeta { GenerateName = signer == ClientSigner ? "node-csr-" : "csr-" },
            Spec = new CertificateSigningRequestSpec
            {
                Request = ByteString.FromUtf8(pem),
                SignerName = signer,
                Usages = ValueList.Create<string>(["digital signature", usage]),
            },
        };
        var made = await client.Create(wanted, cancellationToken: cancellationToken);
        for (var end = time.GetUtcNow() + s_patience; time.GetUtcNow() < end;)
        {
            var now = await client.Get<CertificateSigningRequest>(null, made.Metadata.Name, cancellationToken: cancellationToken);
            if (!now.Status.Certificate.IsEmpty)
            {
                return Encoding.UTF8.GetString(now.Status.Certificate.Span);
            }

            if (now.Status.Conditions.Find(c => c.Type is "Denied" or "Failed") is { } refused)
            {
                throw new InvalidDataException($"certificate signing request {made.Metadata.Name} is {refused.Type}: {refused.Reason}: {refused.Message}");
            }

            await Task.Delay(s_poll, time, cancellationToken);
        }

        throw new InvalidDataException($"certificate signing request {made.Metadata.Name} was not approved; look at it with 'kubectl get csr'");
    }
}
