namespace Dotnetes.Differential.Security;

/// <summary>Ranges of resources and what they make of pods and claims.</summary>
internal static class LimitCorpus
{
    public static async Task Run(SecurityRun run)
    {
        foreach (var (name, limits) in s_ranges)
        {
            await run.Namespace(name);
            await run.Try("limits ranges", "admin", "POST", $"/api/v1/namespaces/{name}/limitranges", $$$"""{"metadata":{"name":"l"},"spec":{"limits":{{{limits}}}}}""");
        }

        await run.Do("POST", "/api/v1/namespaces/lr-container/limitranges", """{"metadata":{"name":"m"},"spec":{"limits":[{"type":"Pod","max":{"cpu":"3"},"min":{"memory":"10Mi"}}]}}""");
        await SecurityRun.Settle();
        foreach (var (name, _) in s_ranges)
        {
            foreach (var resources in s_resources)
            {
                await run.Try("limits pods", "admin", "POST", $"/api/v1/namespaces/{name}/pods?dryRun=All",
                    $$$"""{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i","resources":{{{resources}}}},{"name":"d","image":"i"}]}}""");
                await run.Try("limits pods", "admin", "POST", $"/api/v1/namespaces/{name}/pods?dryRun=All",
                    $$$"""{"metadata":{"name":"p"},"spec":{"initContainers":[{"name":"i","image":"i","resources":{{{resources}}}},{"name":"s","image":"i","restartPolicy":"Always","resources":{{{resources}}}}],"containers":[{"name":"c","image":"i","resources":{{{resources}}}}]}}""");
                await run.Try("limits pods", "admin", "POST", $"/api/v1/namespaces/{name}/pods?dryRun=All",
                    $$$"""{"metadata":{"name":"p"},"spec":{"resources":{{{resources}}},"containers":[{"name":"c","image":"i"}]}}""");
            }

            foreach (var size in (string[])["1Gi", "5Gi", "100Gi", "1"])
            {
                await run.Try("limits claims", "admin", "POST", $"/api/v1/namespaces/{name}/persistentvolumeclaims?dryRun=All",
                    $$$"""{"metadata":{"name":"c"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"{{{size}}}"} } } }""");
            }
        }
    }

    private static readonly (string Name, string Limits)[] s_ranges =
    [
        ("lr-none", "[]"),
        ("lr-container", """[{"type":"Container","max":{"cpu":"2","memory":"1Gi"},"min":{"cpu":"100m","memory":"16Mi"},"default":{"cpu":"1","memory":"512Mi"},"defaultRequest":{"cpu":"200m","memory":"64Mi"},"maxLimitRequestRatio":{"cpu":"8"}}]"""),
        ("lr-pod", """[{"type":"Pod","max":{"cpu":"2","memory":"1Gi"},"min":{"cpu":"150m"},"maxLimitRequestRatio":{"memory":"2"}}]"""),
        ("lr-max", """[{"type":"Container","max":{"cpu":"500m","ephemeral-storage":"1Gi"}}]"""),
        ("lr-claim", """[{"type":"PersistentVolumeClaim","min":{"storage":"2Gi"},"max":{"storage":"10Gi"}}]"""),
        ("lr-other", """[{"type":"example.com/Thing","max":{"cpu":"1"}}]"""),
        ("lr-wrong", """[{"type":"Container","max":{"cpu":"1"},"min":{"cpu":"2"},"default":{"cpu":"3"},"defaultRequest":{"cpu":"500m"},"maxLimitRequestRatio":{"cpu":"900m"}},{"type":"Pod","default":{"cpu":"1"}},{"type":"Pod"},{"type":"x"}]"""),
    ];

    private static readonly string[] s_resources =
    [
        "{}",
        """{"requests":{"cpu":"50m"}}""",
        """{"requests":{"cpu":"1","memory":"100Mi"},"limits":{"cpu":"1","memory":"100Mi"}}""",
        """{"limits":{"cpu":"4"}}""",
        """{"requests":{"cpu":"100m"},"limits":{"cpu":"2"}}""",
        """{"requests":{"memory":"8Mi"},"limits":{"memory":"2Gi"}}""",
        """{"limits":{"memory":"600Mi","cpu":"600m"},"requests":{"memory":"200Mi","cpu":"600m"}}""",
        """{"requests":{"ephemeral-storage":"2Gi"}}""",
        """{"requests":{"cpu":"3"},"limits":{"cpu":"2"}}""",
        """{"limits":{"example.com/gpu":"1"}}""",
    ];
}
