using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The defaults of probes and lifecycle handlers.</summary>
public static class ProbeDefaults
{
    /// <summary>Completes a probe.</summary>
    public static Probe? Apply(Probe? probe)
    {
        if (probe is null)
        {
            return null;
        }

        var httpGet = Http(probe.HttpGet);
        var grpc = probe.Grpc is { Service: null } action ? action with { Service = "" } : probe.Grpc;
        return probe.TimeoutSeconds != 0
            && probe.PeriodSeconds != 0
            && probe.SuccessThreshold != 0
            && probe.FailureThreshold != 0
            && ReferenceEquals(httpGet, probe.HttpGet)
            && ReferenceEquals(grpc, probe.Grpc)
            ? probe
            : probe with
            {
                TimeoutSeconds = Or(probe.TimeoutSeconds, 1),
                PeriodSeconds = Or(probe.PeriodSeconds, 10),
                SuccessThreshold = Or(probe.SuccessThreshold, 1),
                FailureThreshold = Or(probe.FailureThreshold, 3),
                HttpGet = httpGet,
                Grpc = grpc,
            };
    }

    /// <summary>Completes the handlers of a container.</summary>
    public static Lifecycle? Apply(Lifecycle? lifecycle)
    {
        if (lifecycle is null)
        {
            return null;
        }

        var start = Apply(lifecycle.PostStart);
        var stop = Apply(lifecycle.PreStop);
        return ReferenceEquals(start, lifecycle.PostStart) && ReferenceEquals(stop, lifecycle.PreStop) ? lifecycle : lifecycle with { PostStart = start, PreStop = stop };
    }

    private static LifecycleHandler? Apply(LifecycleHandler? handler)
    {
        var http = Http(handler?.HttpGet);
        return handler is null || ReferenceEquals(http, handler.HttpGet) ? handler : handler with { HttpGet = http };
    }

    private static HttpGetAction? Http(HttpGetAction? action) =>
        action is null || (action.Path.Length > 0 && action.Scheme.Length > 0)
            ? action
            : action with { Path = action.Path.Length > 0 ? action.Path : "/", Scheme = action.Scheme.Length > 0 ? action.Scheme : "HTTP" };

    private static int Or(int value, int fallback) => value != 0 ? value : fallback;
}
