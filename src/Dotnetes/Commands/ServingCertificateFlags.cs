using System.CommandLine;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Commands;

/// <summary>The flags of the API server's certificate, under upstream's names.</summary>
public sealed class ServingCertificateFlags
{
    private readonly Option<string> _certificate = ComponentFlags.Text("--tls-cert-file", "The API server's certificate when it is not one of the cluster's authority; changes are taken over.");
    private readonly Option<string> _key = ComponentFlags.Text("--tls-private-key-file", "The key of that certificate.");

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_certificate);
        command.Options.Add(_key);
    }

    /// <summary>The files; empty for a certificate of the cluster's authority.</summary>
    /// <exception cref="ConfigurationException">There is only one of them.</exception>
    public (string Certificate, string Key) Of(ParseResult arguments)
    {
        var (certificate, key) = (arguments.GetValue(_certificate)!, arguments.GetValue(_key)!);
        return (certificate.Length > 0) == (key.Length > 0)
            ? (certificate, key)
            : throw new ConfigurationException("--tls-cert-file and --tls-private-key-file must be given together");
    }
}
