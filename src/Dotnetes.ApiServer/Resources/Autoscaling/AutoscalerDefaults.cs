using Dotnetes.Api.Autoscaling.V2;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>The defaults of autoscalers.</summary>
internal static class AutoscalerDefaults
{
    private const int CpuPercent = 80;

    private const int PolicySeconds = 15;

    private static readonly ValueList<MetricSpec> s_metrics =
        [new() { Type = "Resource", Resource = new() { Name = "cpu", Target = new() { Type = "Utilization", AverageUtilization = CpuPercent } } }];

    private static readonly ValueList<HpaScalingPolicy> s_up =
    [
        new() { Type = "Pods", Value = 4, PeriodSeconds = PolicySeconds },
        new() { Type = "Percent", Value = 100, PeriodSeconds = PolicySeconds },
    ];

    private static readonly ValueList<HpaScalingPolicy> s_down = [new() { Type = "Percent", Value = 100, PeriodSeconds = PolicySeconds }];

    public static HorizontalPodAutoscaler Apply(HorizontalPodAutoscaler value)
    {
        var spec = value.Spec;
        var behavior = Behavior(spec.Behavior);
        return spec.MinReplicas is not null && !spec.Metrics.IsEmpty && ReferenceEquals(behavior, spec.Behavior)
            ? value
            : value with { Spec = spec with { MinReplicas = spec.MinReplicas ?? 1, Metrics = spec.Metrics.IsEmpty ? s_metrics : spec.Metrics, Behavior = behavior } };
    }

    // Rules are completed only where some were given; the controller knows what to do without.
    private static HorizontalPodAutoscalerBehavior? Behavior(HorizontalPodAutoscalerBehavior? behavior)
    {
        if (behavior is null)
        {
            return null;
        }

        var up = Rules(behavior.ScaleUp, 0, s_up);
        var down = Rules(behavior.ScaleDown, null, s_down);
        return ReferenceEquals(up, behavior.ScaleUp) && ReferenceEquals(down, behavior.ScaleDown) ? behavior : behavior with { ScaleUp = up, ScaleDown = down };
    }

    private static HpaScalingRules Rules(HpaScalingRules? rules, int? stabilization, ValueList<HpaScalingPolicy> policies)
    {
        rules ??= HpaScalingRules.Empty;
        return rules.SelectPolicy is not null && !rules.Policies.IsNull && (rules.StabilizationWindowSeconds is not null || stabilization is null)
            ? rules
            : rules with
            {
                SelectPolicy = rules.SelectPolicy ?? "Max",
                StabilizationWindowSeconds = rules.StabilizationWindowSeconds ?? stabilization,
                Policies = rules.Policies.IsNull ? policies : rules.Policies,
            };
    }
}
