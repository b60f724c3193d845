using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Pods.</summary>
public sealed class PodStrategy() : StatusStrategy<Pod, PodSpec, PodStatus>(
    p => p.Spec,
    (p, s) => p with { Spec = s },
    p => p.Status,
    (p, s) => p with { Status = s },
    PodStatus.Empty,
    countsGenerations: true)
{
    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<Pod, string>> SelectableFields { get; } = new Dictionary<string, Func<Pod, string>>
    {
        ["spec.nodeName"] = p => p.Spec.NodeName,
        ["spec.restartPolicy"] = p => p.Spec.RestartPolicy,
        ["spec.schedulerName"] = p => p.Spec.SchedulerName,
        ["spec.serviceAccountName"] = p => p.Spec.ServiceAccountName,
        ["spec.hostNetwork"] = p => p.Spec.HostNetwork ? "true" : "false",
        ["status.phase"] = p => p.Status.Phase,
        ["status.podIP"] = p => p.Status.PodIPs.IsEmpty ? p.Status.PodIP : p.Status.PodIPs[0].Ip,
        ["status.podIPs"] = p => p.Status.PodIPs.IsEmpty ? p.Status.PodIP : p.Status.PodIPs[0].Ip,
        ["status.nominatedNodeName"] = p => p.Status.NominatedNodeName,
        ["spec.host"] = p => p.Spec.NodeName,
    };

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => PodTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Pod value, DateTimeOffset now) => PodTable.Row(value, now);

    /// <inheritdoc />
    public override Pod Default(Pod value) => PodDefaults.Apply(value);

    /// <inheritdoc />
    public override Pod PrepareForCreate(Pod value, StrategyContext context)
    {
        value = PodAppArmor.Sync(value, context.Warn);
        var spec = PodScheduling.FoldMatchLabelKeys(DisabledFields.Drop(value.Spec), value.Metadata.Labels);
        if (spec.TerminationGracePeriodSeconds < 0)
        {
            // A negative time means no grace at all.
            spec = spec with { TerminationGracePeriodSeconds = 1 };
        }

        var status = new PodStatus { Phase = "Pending", QosClass = value.Status.QosClass.Length > 0 ? value.Status.QosClass : PodQualityOfService.Of(spec) };
        if (!spec.SchedulingGates.IsEmpty)
        {
            status = status with { Conditions = [Gated(context.Now)] };
        }

        return value with { Spec = spec, Status = status };
    }

    /// <inheritdoc />
    public override Pod PrepareForSubresource(Pod value, Pod old, StrategyContext context) => context.Subresource switch
    {
        "status" => PodSubresources.Status(value, old),
        "ephemeralcontainers" => PodSubresources.EphemeralContainers(value, old),
        "resize" => PodSubresources.Resize(value, old),
        _ => value,
    };

    /// <inheritdoc />
    public override long? GracePeriodSeconds(Pod value, DeleteOptions options)
    {
        if (value.Spec.NodeName.Length == 0 || value.Status.Phase is "Failed" or "Succeeded")
        {
            return 0;
        }

        var period = options.GracePeriodSeconds ?? value.Spec.TerminationGracePeriodSeconds ?? 0;
        return period < 0 ? 1 : period;
    }

    /// <inheritdoc />
    public override void ValidateCreate(Pod value, StrategyContext context, FieldErrorList errors) => PodValidation.Create(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Pod value, Pod old, StrategyContext context, FieldErrorList errors) => PodUpdateValidation.Update(value, old, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(Pod value, Pod old, StrategyContext context, FieldErrorList errors)
    {
        switch (context.Subresource)
        {
            case "status":
                PodStatusValidation.Validate(value, old, errors);
                break;
            case "ephemeralcontainers":
                PodUpdateValidation.EphemeralContainers(value, old, errors);
                break;
            case "resize":
                PodResizeValidation.Validate(value, old, errors);
                break;
        }
    }

    private static PodCondition Gated(DateTimeOffset now) => new()
    {
        Type = "PodScheduled",
        Status = "False",
        Reason = "SchedulingGated",
        Message = "Scheduling is blocked due to non-empty scheduling gates",
        LastTransitionTime = Time.FromDateTimeOffset(now),
    };

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(Pod value, Pod? old) =>
        old is null ? PodWarnings.Pod(value) : [];

    /// <inheritdoc />
    protected override Pod DropDisabled(Pod value) => DisabledFields.Drop(value.Spec) is var spec && ReferenceEquals(spec, value.Spec) ? value : value with { Spec = spec };
}
