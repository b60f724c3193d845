using Dotnetes.Api.Config.Kubelet.V1Beta1;

namespace Dotnetes.Kubelet;

/// <summary>Upstream's values for what a <see cref="KubeletConfiguration"/> leaves out.</summary>
public static class KubeletDefaults
{
    private static readonly ValueMap<string> HardEviction = ValueMap.Of(
        ("imagefs.available", "15%"),
        ("imagefs.inodesFree", "5%"),
        ("memory.available", "100Mi"),
        ("nodefs.available", "10%"),
        ("nodefs.inodesFree", "5%"));

    /// <summary>The configuration with every absent value filled in.</summary>
    public static KubeletConfiguration Apply(KubeletConfiguration given) => Server(given) with
    {
        PodLogsDir = Or(given.PodLogsDir, "/var/log/pods"),
        SyncFrequency = Or(given.SyncFrequency, 60),
        FileCheckFrequency = Or(given.FileCheckFrequency, 20),
        HttpCheckFrequency = Or(given.HttpCheckFrequency, 20),
        RegistryPullQps = given.RegistryPullQps ?? 5,
        RegistryBurst = Or(given.RegistryBurst, 10),
        NodeStatusUpdateFrequency = Or(given.NodeStatusUpdateFrequency, 10),
        NodeStatusReportFrequency = given.NodeStatusReportFrequency.IsZero
            ? given.NodeStatusUpdateFrequency.IsZero ? Duration.FromSeconds(300) : given.NodeStatusUpdateFrequency
            : given.NodeStatusReportFrequency,
        NodeLeaseDurationSeconds = Or(given.NodeLeaseDurationSeconds, 40),
        ImageMinimumGCAge = Or(given.ImageMinimumGCAge, 120),
        ImageGCHighThresholdPercent = given.ImageGCHighThresholdPercent ?? 85,
        ImageGCLowThresholdPercent = given.ImageGCLowThresholdPercent ?? 80,
        VolumeStatsAggPeriod = Or(given.VolumeStatsAggPeriod, 60),
        CgroupsPerQos = given.CgroupsPerQos ?? true,
        CgroupDriver = Or(given.CgroupDriver, "cgroupfs"),
        RuntimeRequestTimeout = Or(given.RuntimeRequestTimeout, 120),
        MaxPods = Or(given.MaxPods, 110),
        PodPidsLimit = given.PodPidsLimit ?? -1,
        ResolvConf = given.ResolvConf ?? "/etc/resolv.conf",
        CpuCfsQuota = given.CpuCfsQuota ?? true,
        CpuCfsQuotaPeriod = given.CpuCfsQuotaPeriod ?? Duration.FromMilliseconds(100),
        NodeStatusMaxImages = given.NodeStatusMaxImages ?? 50,
        SerializeImagePulls = given.SerializeImagePulls ?? (given.MaxParallelImagePulls is null or < 2),
        EvictionHard = given.EvictionHard.IsNull ? HardEviction : given.EvictionHard,
        EvictionPressureTransitionPeriod = Or(given.EvictionPressureTransitionPeriod, 300),
        FailSwapOn = given.FailSwapOn ?? true,
        ContainerLogMaxSize = Or(given.ContainerLogMaxSize, "10Mi"),
        ContainerLogMaxFiles = given.ContainerLogMaxFiles ?? 5,
        ContainerLogMonitorInterval = given.ContainerLogMonitorInterval ?? Duration.FromSeconds(10),
        EnforceNodeAllocatable = given.EnforceNodeAllocatable.IsNull ? ValueList.Create<string>(["pods"]) : given.EnforceNodeAllocatable,
        SeccompDefault = given.SeccompDefault ?? false,
        RegisterNode = given.RegisterNode ?? true,
        CrashLoopBackOff = given.CrashLoopBackOff with
        {
            MaxContainerRestartPeriod = given.CrashLoopBackOff.MaxContainerRestartPeriod ?? Duration.FromSeconds(300),
        },
    };

    private static KubeletConfiguration Server(KubeletConfiguration given) => given with
    {
        EnableServer = given.EnableServer ?? true,
        Address = Or(given.Address, "0.0.0.0"),
        Port = Or(given.Port, 10250),
        HealthzPort = given.HealthzPort ?? 10248,
        HealthzBindAddress = Or(given.HealthzBindAddress, "127.0.0.1"),
        EnableDebuggingHandlers = given.EnableDebuggingHandlers ?? true,
        EnableSystemLogHandler = given.EnableSystemLogHandler ?? true,
        EnableSystemLogQuery = given.EnableSystemLogQuery ?? false,
        EnableProfilingHandler = given.EnableProfilingHandler ?? true,
        EnableDebugFlagsHandler = given.EnableDebugFlagsHandler ?? true,
        StreamingConnectionIdleTimeout = Or(given.StreamingConnectionIdleTimeout, 4 * 3600),
        EventRecordQps = given.EventRecordQps ?? 50,
        EventBurst = Or(given.EventBurst, 100),
        Authentication = given.Authentication with
        {
            Anonymous = given.Authentication.Anonymous with { Enabled = given.Authentication.Anonymous.Enabled ?? false },
            Webhook = given.Authentication.Webhook with
            {
                Enabled = given.Authentication.Webhook.Enabled ?? true,
                CacheTtl = Or(given.Authentication.Webhook.CacheTtl, 120),
            },
        },
        Authorization = given.Authorization with
        {
            Mode = Or(given.Authorization.Mode, "Webhook"),
            Webhook = given.Authorization.Webhook with
            {
                CacheAuthorizedTtl = Or(given.Authorization.Webhook.CacheAuthorizedTtl, 300),
                CacheUnauthorizedTtl = Or(given.Authorization.Webhook.CacheUnauthorizedTtl, 30),
            },
        },
    };

    private static string Or(string value, string otherwise) => value.Length > 0 ? value : otherwise;

    private static int Or(int value, int otherwise) => value != 0 ? value : otherwise;

    private static Duration Or(Duration value, long seconds) => value.IsZero ? Duration.FromSeconds(seconds) : value;
}
