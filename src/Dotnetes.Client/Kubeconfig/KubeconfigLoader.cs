using Dotnetes.Api.Config.Kubeconfig.V1;

namespace Dotnetes.Client.Kubeconfig;

/// <summary>Finds and merges kubeconfig files as kubectl does.</summary>
public static class KubeconfigLoader
{
    /// <summary>
    /// The files that count: the one named, else those that the environment variable KUBECONFIG lists, else <c>~/.kube/config</c>.
    /// </summary>
    public static IReadOnlyList<string> Files(string explicitPath = "")
    {
        if (explicitPath.Length > 0)
        {
            return [explicitPath];
        }

        var listed = (Environment.GetEnvironmentVariable("KUBECONFIG") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return listed.Length > 0 ? listed : [DefaultFile];
    }

    /// <summary>The file in the user's home folder.</summary>
    public static string DefaultFile =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".kube", "config");

    /// <summary>Reads and merges the files that count. A file named explicitly must exist; of the others, missing ones are skipped.</summary>
    /// <exception cref="KubeconfigException">A file cannot be read or is malformed.</exception>
    public static Config Load(string explicitPath = "")
    {
        var files = Files(explicitPath);
        return Merge(files.Where(f => explicitPath.Length > 0 || File.Exists(f)).Select(KubeconfigFile.Read));
    }

    /// <summary>Merges configurations: of entries with the same name, and of the current context, the first one counts.</summary>
    public static Config Merge(IEnumerable<Config> configs)
    {
        var result = Config.Empty with { Kind = "Config", ApiVersion = "v1" };
        foreach (var config in configs)
        {
            result = result with
            {
                Preferences = result.Preferences == Preferences.Empty ? config.Preferences : result.Preferences,
                Clusters = Union(result.Clusters, config.Clusters, static c => c.Name),
                Users = Union(result.Users, config.Users, static u => u.Name),
                Contexts = Union(result.Contexts, config.Contexts, static c => c.Name),
                Extensions = Union(result.Extensions, config.Extensions, static e => e.Name),
                CurrentContext = result.CurrentContext.Length > 0 ? result.CurrentContext : config.CurrentContext,
            };
        }

        return result;
    }

    private static ValueList<T> Union<T>(ValueList<T> first, ValueList<T> second, Func<T, string> name)
    {
        var known = first.Select(name).ToHashSet(StringComparer.Ordinal);
        return first.AddRange(second.Where(e => known.Add(name(e))));
    }
}
