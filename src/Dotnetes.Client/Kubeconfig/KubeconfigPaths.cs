using Dotnetes.Api.Config.Kubeconfig.V1;

namespace Dotnetes.Client.Kubeconfig;

/// <summary>Paths in a kubeconfig are relative to the folder of their file.</summary>
internal static class KubeconfigPaths
{
    public static Config Absolute(Config config, string folder) => config with
    {
        Clusters = config.Clusters.Map(c => c with
        {
            Cluster = c.Cluster with { CertificateAuthority = Resolve(folder, c.Cluster.CertificateAuthority) },
        }),
        Users = config.Users.Map(u => u with
        {
            User = u.User with
            {
                ClientCertificate = Resolve(folder, u.User.ClientCertificate),
                ClientKey = Resolve(folder, u.User.ClientKey),
                TokenFile = Resolve(folder, u.User.TokenFile),
                Exec = u.User.Exec is { } exec ? exec with { Command = ResolveCommand(folder, exec.Command) } : null,
            },
        }),
    };

    private static string Resolve(string folder, string path) => path.Length == 0 ? "" : Path.GetFullPath(path, folder);

    // A bare name is looked up in PATH.
    private static string ResolveCommand(string folder, string command) => command.Contains('/') ? Path.GetFullPath(command, folder) : command;
}
