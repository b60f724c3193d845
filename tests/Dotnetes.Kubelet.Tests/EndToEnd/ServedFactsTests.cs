using System.Net.Http.Headers;
using System.Text.Json;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>What a live node serves, compared name by name with what upstream's kubelet is known to serve.</summary>
[Trait("Tier", "E2E")]
public sealed class ServedFactsTests(LiveNodeFixture fixture) : IClassFixture<LiveNodeFixture>
{
    private const string Forever = "trap 'exit 0' TERM; echo hello; echo 12345 >/data/file; while true; do /bin/busybox sleep 0.1; done";

    // What the node does not do, so that there is nothing to count: beginnings of names.
    private static readonly (string Prefix, string Why)[] s_absent =
    [
        ("kubelet_container_aligned_compute_resources", "no CPU or memory manager"), ("kubelet_cpu_manager_", "no CPU manager"),
        ("kubelet_memory_manager_", "no memory manager"), ("kubelet_topology_manager_", "no topology manager"),
        ("kubelet_credential_provider_", "no credential plugins"), ("kubelet_device_plugin_", "no device plugins"),
        ("kubelet_pod_resources_endpoint_", "no pod resources endpoint"),
        ("kubelet_imagemanager_", "no records of pulls"), ("kubelet_podcertificate_", "no pod certificates"),
        ("kubelet_started_host_process_", "Windows only"), ("kubelet_started_user_namespaced_", "no user namespaces"),
        ("kubelet_graceful_shutdown_", "no shutdown manager"), ("kubelet_preemptions", "no preemption on the node"), ("kubelet_cri_losing_support", "only CRI v1"),
        ("kubelet_volume_stats_health_status_abnormal", "no CSI drivers"), ("volume_manager_selinux_", "no SELinux"), ("plugin_manager_", "no plugins"),
        ("kubelet_certificate_manager_", "this node's certificates are not renewed; CertificateRotationTests see them"),
        ("kubelet_server_expiration_renew_errors", "this node's certificates are not renewed; CertificateRotationTests see them"),
        ("kubelet_pleg_discard_events", "no queue of events that could overflow"),
    ];

    private LiveNode Node => fixture.Node;

    private static string? FactsFile
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (Path.Combine(folder.FullName, "shared", "facts", "metrics.tsv") is var file && File.Exists(file))
                {
                    return file;
                }
            }

            return null;
        }
    }

    [RealRuntimeFact]
    public async Task Every_metric_of_the_facts_is_served_or_named_here_as_missing()
    {
        if (FactsFile is not { } file)
        {
            return;
        }

        using var client = await Busy();
        var served = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["/metrics", "/metrics/resource", "/metrics/cadvisor", "/metrics/probes"])
        {
            foreach (var line in (await client.GetStringAsync(path)).Split('\n').Where(l => l.StartsWith("# TYPE ", StringComparison.Ordinal)))
            {
                served.Add(line.Split(' ')[2]);
            }
        }

        var facts = File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#').Skip(1).Select(l => l.Split('\t')[0])
            .Where(n => n.StartsWith("kubelet_", StringComparison.Ordinal) || n.StartsWith("container_", StringComparison.Ordinal) || n.StartsWith("prober_", StringComparison.Ordinal)
                || n.StartsWith("volume_manager_", StringComparison.Ordinal) || n.StartsWith("plugin_manager_", StringComparison.Ordinal) || n is "scrape_error" or "resource_scrape_error"
                || n is "node_cpu_usage_seconds_total" or "node_memory_working_set_bytes" or "node_swap_usage_bytes"
                || n is "pod_cpu_usage_seconds_total" or "pod_memory_working_set_bytes" or "pod_swap_usage_bytes")
            .ToList();
        Assert.True(facts.Count > 100);
        Assert.DoesNotContain(facts, n => !served.Contains(n) && !Array.Exists(s_absent, a => n.StartsWith(a.Prefix, StringComparison.Ordinal)));
        Assert.DoesNotContain(facts, n => served.Contains(n) && Array.Exists(s_absent, a => n.StartsWith(a.Prefix, StringComparison.Ordinal)));
    }

    [RealRuntimeFact]
    public async Task The_summary_has_what_upstream_tells_of_node_pod_container_and_volume()
    {
        using var client = await Busy();
        using var summary = JsonDocument.Parse(await client.GetStringAsync("/stats/summary"));
        var node = summary.RootElement.GetProperty("node");
        Has(node, "nodeName", "startTime", "cpu.time", "cpu.usageNanoCores", "cpu.usageCoreNanoSeconds", "memory.availableBytes", "memory.usageBytes", "memory.workingSetBytes",
            "memory.rssBytes", "memory.pageFaults", "memory.majorPageFaults", "network.name", "network.rxBytes", "network.txErrors", "network.interfaces", "fs.capacityBytes", "fs.inodesUsed",
            "runtime.imageFs.usedBytes", "runtime.containerFs", "rlimit.maxpid", "rlimit.curproc", "swap.swapUsageBytes", "systemContainers");
        var pod = summary.RootElement.GetProperty("pods").EnumerateArray().Single(p => p.GetProperty("podRef").GetProperty("name").GetString() == "facts");
        Has(pod, "podRef.uid", "startTime", "cpu.usageCoreNanoSeconds", "memory.workingSetBytes", "memory.pageFaults", "network.rxBytes", "network.interfaces", "volume",
            "ephemeral-storage.usedBytes", "ephemeral-storage.inodesUsed", "process_stats.process_count");
        Assert.Equal("eth0", pod.GetProperty("network").GetProperty("name").GetString());
        Assert.InRange(pod.GetProperty("process_stats").GetProperty("process_count").GetInt32(), 1, 5);
        var container = pod.GetProperty("containers")[0];
        Has(container, "name", "startTime", "cpu.usageCoreNanoSeconds", "memory.availableBytes", "memory.rssBytes", "memory.majorPageFaults", "rootfs.capacityBytes", "logs.usedBytes", "logs.inodesUsed");
        Assert.True(container.GetProperty("logs").GetProperty("usedBytes").GetInt64() > 0);
        var volume = pod.GetProperty("volume").EnumerateArray().Single(v => v.GetProperty("name").GetString() == "data");
        Has(volume, "time", "availableBytes", "capacityBytes", "usedBytes", "inodesFree", "inodes", "inodesUsed");
        Assert.Equal(6, volume.GetProperty("usedBytes").GetInt64());
        Assert.Equal(2, volume.GetProperty("inodesUsed").GetInt64());

        // Waiting times are told where the kernel counts them for control groups, and only there.
        Assert.Equal(File.Exists("/sys/fs/cgroup/cgroup.controllers") && File.Exists("/proc/pressure/cpu"), container.GetProperty("cpu").TryGetProperty("psi", out _));
    }

    [RealRuntimeFact]
    public async Task Container_metrics_have_what_dashboards_ask_for()
    {
        using var client = await Busy();
        var text = await client.GetStringAsync("/metrics/cadvisor");
        foreach (var name in (string[])
            [
                "container_cpu_usage_seconds_total", "container_cpu_user_seconds_total", "container_cpu_system_seconds_total", "container_cpu_cfs_periods_total",
                "container_cpu_cfs_throttled_periods_total", "container_cpu_cfs_throttled_seconds_total", "container_memory_usage_bytes", "container_memory_working_set_bytes",
                "container_memory_rss", "container_memory_cache", "container_memory_mapped_file", "container_memory_failcnt", "container_memory_failures_total",
                "container_memory_max_usage_bytes", "container_oom_events_total", "container_processes", "container_start_time_seconds", "container_last_seen",
                "container_spec_cpu_shares", "container_spec_cpu_period", "container_spec_cpu_quota", "container_spec_memory_limit_bytes",
            ])
        {
            Assert.Matches($"(?m)^{name}{{container=\"main\",[^}}]*namespace=\"default\",pod=\"facts\"", text);
        }

        Assert.Matches("(?m)^container_network_receive_bytes_total{[^}]*namespace=\"default\",pod=\"facts\",interface=\"eth0\"}", text);
        Assert.Matches("(?m)^machine_cpu_cores{", text);
        Assert.Matches("(?m)^container_spec_memory_limit_bytes{container=\"main\",[^}]*pod=\"facts\"} 6.7108864e\\+07", text);
    }

    private static void Has(JsonElement element, params string[] paths)
    {
        foreach (var path in paths)
        {
            var at = element;
            Assert.All(path.Split('.'), name => Assert.True(at.TryGetProperty(name, out at), $"{path} is missing in {element}"));
        }
    }

    private async Task<HttpClient> Busy()
    {
        if (Node.Api.Find<Pod>("default", "facts") is null)
        {
            Node.Create("facts", new PodSpec
            {
                TerminationGracePeriodSeconds = 1,
                Containers =
                [
                    LiveNode.Shell("main", Forever) with
                    {
                        Resources = new() { Limits = new Dictionary<string, Quantity> { ["cpu"] = Quantity.Parse("500m"), ["memory"] = Quantity.Parse("64Mi") }.ToValueMap() },
                        VolumeMounts = [new VolumeMount { Name = "data", MountPath = "/data" }],
                        ReadinessProbe = new Probe { Exec = new ExecAction { Command = ["/bin/busybox", "test", "-e", "/data/file"] }, PeriodSeconds = 1 },
                    },
                ],
                Volumes = [new Volume { Name = "data", EmptyDir = new EmptyDirVolumeSource() }],
            });
        }

        await Node.UntilReady("facts");
        var port = Node.Api.Find<Node>("", LiveNode.NodeName)!.Status.DaemonEndpoints.KubeletEndpoint.Port;
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        var client = new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MemoryApi.AdminToken);
        return client;
    }
}
