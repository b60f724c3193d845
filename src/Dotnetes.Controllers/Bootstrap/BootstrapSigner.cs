using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Bootstrap;

/// <summary>
/// Signs the public description of the cluster (the config map <c>cluster-info</c>) by every bootstrap token, so that who knows a token can tell that the description is genuine.
/// The signatures are JWS with detached content (RFC 7515, appendix F).
/// </summary>
public sealed class BootstrapSigner : ObjectReconciler
{
    private const string PublicNamespace = "kube-public";
    private const string MapName = "cluster-info";
    private const string ContentKey = "kubeconfig";
    private const string SignaturePrefix = "jws-kubeconfig-";
    private static readonly ObjectKey s_key = new(PublicNamespace, MapName);

    private readonly IInformer<ConfigMap> _maps;
    private readonly IInformer<Secret> _secrets;

    /// <summary>Creates the controller.</summary>
    public BootstrapSigner(ControllerContext context)
        : base("bootstrap-signer-controller", context, workers: 1)
    {
        _maps = Watch<ConfigMap>(OnMap, $"metadata.name={MapName}");
        _secrets = Watch<Secret>((_, _) => Queue.Add(s_key), $"type={BootstrapTokens.Type}");
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_maps.Get(PublicNamespace, MapName) is not { } map || !map.Data.TryGetValue(ContentKey, out var content))
        {
            return null;
        }

        var data = map.Data;
        foreach (var (name, _) in map.Data)
        {
            data = name.StartsWith(SignaturePrefix, StringComparison.Ordinal) ? data.Without(name) : data;
        }

        foreach (var secret in _secrets.List(BootstrapTokens.Namespace))
        {
            if (BootstrapTokens.ForSigning(secret, Now) is var (id, value))
            {
                data = data.With(SignaturePrefix + id, Sign(content, id, value));
            }
        }

        if (data != map.Data)
        {
            await Write(map with { Data = data }, cancellationToken);
        }

        return null;
    }

    private static string Sign(string content, string id, string secret)
    {
        var header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"HS256","kid":"{{id}}"}"""));
        var signed = Encoding.UTF8.GetBytes($"{header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content))}");
        return $"{header}..{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    private async ValueTask Write(ConfigMap map, CancellationToken cancellationToken)
    {
        try
        {
            await Context.Client.Update(map, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Nothing to sign any more.
        }
    }

    private void OnMap(ConfigMap? old, ConfigMap? current)
    {
        if (current?.Metadata.Namespace == PublicNamespace)
        {
            Queue.Add(s_key);
        }
    }
}
