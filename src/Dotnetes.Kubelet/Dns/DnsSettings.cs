using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Dns;

/// <summary>Makes a pod's resolver configuration by its dnsPolicy and dnsConfig, its host name, and its /etc/hosts.</summary>
/// <param name="configuration">Gives the cluster's DNS servers and domain and the node's resolv.conf.</param>
internal sealed class DnsSettings(KubeletConfiguration configuration)
{
    private const int MaxServers = 3;
    private const int MaxSearches = 32;
    private const int MaxSearchLength = 2048;

    /// <summary>The resolver configuration of a pod.</summary>
    public Cri.V1.DnsConfig For(Pod pod)
    {
        var host = ReadHost(configuration.ResolvConf ?? "");
        var policy = pod.Spec.DnsPolicy;
        var cluster = policy == "ClusterFirstWithHostNet" || (policy is "ClusterFirst" or "" && !pod.Spec.HostNetwork);
        List<string> servers;
        List<string> searches;
        List<string> options;
        if (policy == "None")
        {
            (servers, searches, options) = ([], [], []);
        }
        else if (cluster && configuration.ClusterDns.Count > 0)
        {
            servers = [.. configuration.ClusterDns];
            searches = ClusterSearches(pod.Metadata.Namespace, host.Searches);
            options = ["ndots:5"];
        }
        else
        {
            (servers, searches, options) = host;
        }

        AddOwn(pod.Spec.DnsConfig, servers, searches, options);
        if (servers.Count == 0 && policy is not "None")
        {
            servers.Add("127.0.0.1");
        }

        return new Cri.V1.DnsConfig
        {
            Servers = servers.Take(MaxServers).ToValueList(),
            Searches = Limit(searches).ToValueList(),
            Options = options.ToValueList(),
        };
    }

    /// <summary>The text of resolv.conf.</summary>
    public static string Render(Cri.V1.DnsConfig config)
    {
        var text = new System.Text.StringBuilder();
        if (config.Searches.Count > 0)
        {
            text.Append("search ").AppendJoin(' ', (IEnumerable<string>)config.Searches).Append('\n');
        }

        foreach (var server in config.Servers)
        {
            text.Append("nameserver ").Append(server).Append('\n');
        }

        if (config.Options.Count > 0)
        {
            text.Append("options ").AppendJoin(' ', (IEnumerable<string>)config.Options).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The pod's host name and its domain; the domain is empty without a subdomain.</summary>
    public (string Hostname, string Domain) Names(Pod pod)
    {
        if (pod.Spec.HostnameOverride is { Length: > 0 } given)
        {
            return (given, "");
        }

        var hostname = pod.Spec.Hostname.Length > 0 ? pod.Spec.Hostname : Truncate(pod.Metadata.Name);
        var domain = pod.Spec.Subdomain.Length > 0 ? $"{pod.Spec.Subdomain}.{pod.Metadata.Namespace}.svc.{Domain}" : "";
        return (hostname, domain);
    }

    /// <summary>What the kernel shows as host name: the full name when the pod asks for that.</summary>
    /// <exception cref="StartFailure">The full name is longer than the kernel allows.</exception>
    public string KernelHostname(Pod pod)
    {
        var (hostname, domain) = Names(pod);
        if (pod.Spec.SetHostnameAsFqdn is not true || domain.Length == 0)
        {
            return hostname;
        }

        var full = $"{hostname}.{domain}";
        return full.Length <= 64 ? full
            : throw new StartFailure("CreatePodSandboxError", $"Failed to construct FQDN from Pod hostname and cluster domain, FQDN {full} is too long (64 characters is the max, {full.Length} characters requested)");
    }

    /// <summary>The pod's /etc/hosts.</summary>
    public string Hosts(Pod pod, ValueList<string> ips)
    {
        var text = new System.Text.StringBuilder();
        if (pod.Spec.HostNetwork)
        {
            text.Append("# Kubernetes-managed hosts file (host network).\n");
            text.Append(File.Exists("/etc/hosts") ? File.ReadAllText("/etc/hosts") : "127.0.0.1\tlocalhost\n");
        }
        else
        {
            text.Append("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n");
            text.Append("fe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n");
            var (hostname, domain) = Names(pod);
            foreach (var ip in ips)
            {
                text.Append(ip).Append('\t').Append(domain.Length > 0 ? $"{hostname}.{domain}\t{hostname}" : hostname).Append('\n');
            }
        }

        if (pod.Spec.HostAliases.Count > 0)
        {
            text.Append("\n# Entries added by HostAliases.\n");
            foreach (var alias in pod.Spec.HostAliases)
            {
                text.Append(alias.Ip).Append('\t').AppendJoin('\t', (IEnumerable<string>)alias.Hostnames).Append('\n');
            }
        }

        return text.ToString();
    }

    private string Domain => configuration.ClusterDomain.Length > 0 ? configuration.ClusterDomain : "cluster.local";

    private static string Truncate(string name) => name.Length <= 63 ? name : name[..63].TrimEnd('-', '.');

    private List<string> ClusterSearches(string ns, List<string> host)
    {
        var result = new List<string> { $"{ns}.svc.{Domain}", $"svc.{Domain}", Domain };
        result.AddRange(host.Where(s => !result.Contains(s)));
        return result;
    }

    private static void AddOwn(PodDnsConfig? own, List<string> servers, List<string> searches, List<string> options)
    {
        if (own is null)
        {
            return;
        }

        servers.AddRange(own.Nameservers.Where(s => !servers.Contains(s)));
        searches.AddRange(own.Searches.Where(s => !searches.Contains(s)));
        foreach (var option in own.Options)
        {
            options.RemoveAll(o => o == option.Name || o.StartsWith(option.Name + ":", StringComparison.Ordinal));
            options.Add(option.Value is { Length: > 0 } value ? $"{option.Name}:{value}" : option.Name);
        }
    }

    private static IEnumerable<string> Limit(List<string> searches)
    {
        var length = 0;
        foreach (var search in searches.Take(MaxSearches))
        {
            length += search.Length + 1;
            if (length > MaxSearchLength)
            {
                yield break;
            }

            yield return search;
        }
    }

    private static (List<string> Servers, List<string> Searches, List<string> Options) ReadHost(string path)
    {
        List<string> servers = [];
        List<string> searches = [];
        List<string> options = [];
        foreach (var line in path.Length > 0 && File.Exists(path) ? File.ReadLines(path) : [])
        {
            var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["nameserver", var server, ..]:
                    servers.Add(server);
                    break;
                case ["search", .. var names]:
                    searches = [.. names.Where(n => n != ".").Select(n => n.Length > 1 ? n.TrimEnd('.') : n)];
                    break;
                case ["options", .. var given]:
                    options = [.. given];
                    break;
            }
        }

        return (servers, searches, options);
    }
}
