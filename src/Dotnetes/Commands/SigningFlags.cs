using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Certificates;
using Dotnetes.Controllers.Certificates;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Commands;

/// <summary>The flags of the controller manager that name the authorities of certificates, under upstream's names.</summary>
public sealed class SigningFlags
{
    private static readonly (string Flag, string Signer)[] s_signers =
    [
        ("kubelet-serving", SignerNames.KubeletServing),
        ("kubelet-client", SignerNames.ApiServerClientKubelet),
        ("kube-apiserver-client", SignerNames.ApiServerClient),
        ("legacy-unknown", SignerNames.LegacyUnknown),
    ];

    private readonly Option<string> _certificate = ComponentFlags.Text("--cluster-signing-cert-file", "The authority that signs certificates.");
    private readonly Option<string> _key = ComponentFlags.Text("--cluster-signing-key-file", "Its key.");
    private readonly Option<string> _duration = ComponentFlags.Text("--cluster-signing-duration", "How long certificates are good at most.", "8760h");
    private readonly List<(string Signer, Option<string> Certificate, Option<string> Key)> _bySigner =
    [
        .. s_signers.Select(s => (
            s.Signer,
            ComponentFlags.Text($"--cluster-signing-{s.Flag}-cert-file", $"The authority of the signer {s.Signer}."),
            ComponentFlags.Text($"--cluster-signing-{s.Flag}-key-file", "Its key."))),
    ];

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_certificate, _key, _duration, .. _bySigner.SelectMany(s => new[] { s.Certificate, s.Key })])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings; signers without an authority sign nothing.</summary>
    /// <exception cref="FormatException">The duration is malformed.</exception>
    public CertificateOptions Of(ParseResult arguments)
    {
        var authorities = new Dictionary<string, Func<X509Certificate2>>();
        var common = Load(arguments, _certificate, _key);
        foreach (var (signer, certificate, key) in _bySigner)
        {
            if ((Load(arguments, certificate, key) ?? common) is { } authority)
            {
                authorities[signer] = authority;
            }
        }

        var text = arguments.GetValue(_duration)!;
        return new()
        {
            Authorities = authorities,
            Duration = Duration.TryParse(text, out var duration) ? TimeSpan.FromSeconds(duration.TotalSeconds) : throw new FormatException($"{text} is no duration; write it as 8760h"),
        };
    }

    // The files may be replaced while we run.
    private static Func<X509Certificate2>? Load(ParseResult arguments, Option<string> certificate, Option<string> key)
    {
        if (arguments.GetValue(certificate) is not { Length: > 0 } path || arguments.GetValue(key) is not { Length: > 0 } keyPath)
        {
            return null;
        }

        var authority = new FollowedFiles<CertificateAuthority>(
            [path, keyPath], texts => CertificateAuthority.FromPem(texts[0], texts[1], TimeProvider.System), TimeProvider.System, e => Console.Error.WriteLine($"warning: {path} is not reloaded: {e.Message}"));
        return () => authority.Value.Certificate;
    }
}
