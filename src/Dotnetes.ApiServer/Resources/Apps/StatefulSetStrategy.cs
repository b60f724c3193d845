using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Apps;

/// <summary>Stateful sets.</summary>
public sealed class StatefulSetStrategy() : StatusStrategy<StatefulSet, StatefulSetSpec, StatefulSetStatus>(
    s => s.Spec,
    (s, spec) => s with { Spec = spec },
    s => s.Status,
    (s, status) => s with { Status = status },
    StatefulSetStatus.Empty,
    countsGenerations: true)
{
    private const int HistoryLimit = 10;

    private const string Updatable =
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Ready", "Ready replicas of those wanted."),
        TableColumn.Age,
        TableColumn.Text("Containers", "The names of the containers.").Wide(),
        TableColumn.Text("Images", "The images of the containers.").Wide(),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(StatefulSet value, DateTimeOffset now) =>
    [
        TableCell.Text(string.Create(CultureInfo.InvariantCulture, $"{value.Status.ReadyReplicas}/{value.Spec.Replicas ?? 0}")),
        TableCell.Age(value.Metadata, now),
        TableCell.ContainerNames(value.Spec.Template.Spec.Containers),
        TableCell.ContainerImages(value.Spec.Template.Spec.Containers),
    ];

    /// <inheritdoc />
    public override StatefulSet Default(StatefulSet value)
    {
        var spec = value.Spec;
        var template = PodDefaults.Apply(spec.Template);
        var claims = spec.VolumeClaimTemplates.Rewrite(Claim);
        var strategy = Strategy(spec.UpdateStrategy);
        var retention = Retention(spec.PersistentVolumeClaimRetentionPolicy);
        return spec is { Replicas: not null, RevisionHistoryLimit: not null, PodManagementPolicy.Length: > 0 }
            && ReferenceEquals(template, spec.Template)
            && claims.IsSame(spec.VolumeClaimTemplates)
            && ReferenceEquals(strategy, spec.UpdateStrategy)
            && ReferenceEquals(retention, spec.PersistentVolumeClaimRetentionPolicy)
            ? value
            : value with
            {
                Spec = spec with
                {
                    Replicas = spec.Replicas ?? 1,
                    RevisionHistoryLimit = spec.RevisionHistoryLimit ?? HistoryLimit,
                    PodManagementPolicy = spec.PodManagementPolicy.Length > 0 ? spec.PodManagementPolicy : "OrderedReady",
                    Template = template,
                    VolumeClaimTemplates = claims,
                    UpdateStrategy = strategy,
                    PersistentVolumeClaimRetentionPolicy = retention,
                },
            };
    }

    private static PersistentVolumeClaim Claim(PersistentVolumeClaim claim)
    {
        var spec = VolumeDefaults.ClaimSpec(claim.Spec);
        var status = claim.Status.Phase.Length > 0 ? claim.Status : claim.Status with { Phase = "Pending" };
        return claim is { Kind.Length: > 0, ApiVersion.Length: > 0 } && ReferenceEquals(spec, claim.Spec) && ReferenceEquals(status, claim.Status)
            ? claim
            : claim with { Kind = "PersistentVolumeClaim", ApiVersion = "v1", Spec = spec, Status = status };
    }

    private static StatefulSetUpdateStrategy Strategy(StatefulSetUpdateStrategy strategy) => strategy switch
    {
        { Type: "" } => new() { Type = "RollingUpdate", RollingUpdate = (strategy.RollingUpdate ?? new()) with { Partition = strategy.RollingUpdate?.Partition ?? 0 } },
        { Type: "RollingUpdate", RollingUpdate: { Partition: null } rolling } => strategy with { RollingUpdate = rolling with { Partition = 0 } },
        _ => strategy,
    };

    private static StatefulSetPersistentVolumeClaimRetentionPolicy Retention(StatefulSetPersistentVolumeClaimRetentionPolicy? policy) =>
        policy is { WhenDeleted.Length: > 0, WhenScaled.Length: > 0 }
            ? policy
            : new() { WhenDeleted = policy is { WhenDeleted.Length: > 0 } ? policy.WhenDeleted : "Retain", WhenScaled = policy is { WhenScaled.Length: > 0 } ? policy.WhenScaled : "Retain" };

    /// <inheritdoc />
    public override void ValidateCreate(StatefulSet value, StrategyContext context, FieldErrorList errors) => WorkloadValidation.StatefulSet(value.Spec, isNew: true, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(StatefulSet value, StatefulSet old, StrategyContext context, FieldErrorList errors)
    {
        WorkloadValidation.StatefulSet(value.Spec, isNew: false, errors);
        var comparable = value.Spec with
        {
            Replicas = old.Spec.Replicas,
            Template = old.Spec.Template,
            UpdateStrategy = old.Spec.UpdateStrategy,
            MinReadySeconds = old.Spec.MinReadySeconds,
            Ordinals = old.Spec.Ordinals,
            RevisionHistoryLimit = old.Spec.RevisionHistoryLimit,
            PersistentVolumeClaimRetentionPolicy = old.Spec.PersistentVolumeClaimRetentionPolicy,
        };
        if (comparable != old.Spec)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("spec"), Updatable));
        }
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(StatefulSet value, StatefulSet? old)
    {
        var path = FieldPath.Of("spec", "volumeClaimTemplates");
        var claims = value.Spec.VolumeClaimTemplates;
        return
        [
            .. old is null || ChangesGeneration(value, old) ? PodWarnings.Template(FieldPath.Of("spec", "template"), value.Spec.Template) : [],
            .. Enumerable.Range(0, claims.Count).SelectMany(i => StorageWarnings.Claim(old is null ? path.Index(i) : path.Index(i).Child("Spec"), claims[i].Spec)),
            .. value.Spec.RevisionHistoryLimit < 0
                ? ["spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended"]
                : Array.Empty<string>(),
        ];
    }

    /// <inheritdoc />
    public override void ValidateSubresource(StatefulSet value, StatefulSet old, StrategyContext context, FieldErrorList errors) =>
        WorkloadStatusValidation.StatefulSet(value.Status, old.Status, errors);

    /// <inheritdoc />
    protected override StatefulSet DropDisabled(StatefulSet value)
    {
        var template = DisabledFields.Drop(value.Spec.Template);
        var strategy = value.Spec.UpdateStrategy;
        return ReferenceEquals(template, value.Spec.Template) && strategy.RollingUpdate?.MaxUnavailable is null
            ? value
            : value with
            {
                Spec = value.Spec with
                {
                    Template = template,
                    UpdateStrategy = strategy.RollingUpdate is { } rolling ? strategy with { RollingUpdate = rolling with { MaxUnavailable = null } } : strategy,
                },
            };
    }
}
