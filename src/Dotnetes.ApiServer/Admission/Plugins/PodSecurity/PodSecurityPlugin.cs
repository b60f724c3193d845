using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Config.PodSecurity.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>
/// Holds pods to the standards that their namespaces are labelled with: refuses them, warns of them, notes them for the audit log (KEP-2579).
/// Whoever makes pods, such as deployments, is warned only.
/// </summary>
public sealed class PodSecurityPlugin : IAdmissionPlugin
{
    private readonly AdmissionServices _services;
    private readonly PodSecurityExemptions _exemptions;
    private readonly PodSecurityPolicy _defaults;
    private readonly NamespacePodWarnings _existing;

    /// <summary>Creates the plugin.</summary>
    /// <param name="services">The server.</param>
    /// <param name="configuration">What holds for namespaces without labels, and who is exempt.</param>
    /// <exception cref="FormatException">A level or a version is not known.</exception>
    public PodSecurityPlugin(AdmissionServices services, PodSecurityConfiguration configuration)
    {
        _services = services;
        _exemptions = configuration.Exemptions;
        _defaults = PodSecurityPolicy.Of(configuration.Defaults);
        _existing = new(services, configuration.Exemptions.RuntimeClasses);
    }

    /// <inheritdoc/>
    public string Name => "PodSecurity";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        switch (attributes.Object)
        {
            case Namespace value when attributes.Subresource.Length == 0:
                await ValidateNamespace(attributes, value, cancellationToken);
                break;
            case Pod pod when attributes.Subresource is "" or "ephemeralcontainers" or "resize":
                await ValidatePod(attributes, pod.Metadata, pod.Spec, isPod: true, cancellationToken);
                break;
            case { } value when attributes.Subresource.Length == 0 && TemplateOf(value) is { } template:
                await ValidatePod(attributes, template.Metadata, template.Spec, isPod: false, cancellationToken);
                break;
            default:
                break;
        }
    }

    private static PodTemplateSpec? TemplateOf(IKubeKind value) => value switch
    {
        PodTemplate template => template.Template,
        ReplicationController controller => controller.Spec.Template,
        ReplicaSet set => set.Spec.Template,
        Deployment deployment => deployment.Spec.Template,
        DaemonSet set => set.Spec.Template,
        StatefulSet set => set.Spec.Template,
        Job job => job.Spec.Template,
        CronJob job => job.Spec.JobTemplate.Spec.Template,
        _ => null,
    };

    private bool IsExempt(AdmissionAttributes attributes)
    {
        var reason = _exemptions.Namespaces.Contains(attributes.Namespace) ? "namespace" : _exemptions.Usernames.Contains(attributes.User.Name) ? "user" : null;
        if (reason is not null)
        {
            attributes.Annotate(PodSecurityPolicy.LabelPrefix + "exempt", reason);
        }

        return reason is not null;
    }

    private async ValueTask ValidatePod(AdmissionAttributes attributes, ObjectMeta metadata, PodSpec spec, bool isPod, CancellationToken cancellationToken)
    {
        if (IsExempt(attributes))
        {
            return;
        }

        var ns = await _services.Find<Namespace>("", attributes.Namespace, cancellationToken);
        if (ns is null)
        {
            if (isPod)
            {
                throw ApiErrors.InternalError($"failed to lookup namespace {GoText.Quote(attributes.Namespace)}");
            }

            attributes.Annotate(PodSecurityPolicy.LabelPrefix + "error", $"failed to lookup namespace {GoText.Quote(attributes.Namespace)}");
            return;
        }

        var (policy, errors) = PodSecurityPolicy.Of(ns.Metadata.Labels, _defaults);
        if (errors.IsEmpty && (isPod ? policy.IsPrivileged : policy is { Warn.Level: PodSecurityLevel.Privileged, Audit.Level: PodSecurityLevel.Privileged }))
        {
            if (isPod)
            {
                attributes.Annotate(PodSecurityPolicy.LabelPrefix + "enforce-policy", new PodSecurityStandard(PodSecurityLevel.Privileged, PodSecurityStandard.Latest).ToString());
            }

            return;
        }

        if (isPod && attributes.OldObject is Pod old && !IsSignificant(spec, old.Spec))
        {
            return;
        }

        if (spec.RuntimeClassName is { Length: > 0 } runtime && _exemptions.RuntimeClasses.Contains(runtime))
        {
            attributes.Annotate(PodSecurityPolicy.LabelPrefix + "exempt", "runtimeClass");
            return;
        }

        if (!errors.IsEmpty)
        {
            attributes.Annotate(PodSecurityPolicy.LabelPrefix + "error", $"Failed to parse policy: {string.Join(", ", errors)}");
        }

        Judge(attributes, policy, metadata, spec, isPod);
    }

    private static void Judge(AdmissionAttributes attributes, PodSecurityPolicy policy, ObjectMeta metadata, PodSpec spec, bool enforce)
    {
        var audited = PodSecurityChecks.Violations(policy.Audit, metadata, spec);
        if (audited.Count > 0)
        {
            attributes.Annotate(PodSecurityPolicy.LabelPrefix + "audit-violations", $"would violate PodSecurity \"{policy.Audit}\": {PodSecurityViolation.Details(audited)}");
        }

        if (enforce)
        {
            attributes.Annotate(PodSecurityPolicy.LabelPrefix + "enforce-policy", policy.Enforce.ToString());
            var enforced = policy.Enforce == policy.Audit ? audited : PodSecurityChecks.Violations(policy.Enforce, metadata, spec);
            if (enforced.Count > 0)
            {
                throw ApiErrors.Forbidden(
                    attributes.Resource.Group,
                    attributes.Resource.Resource,
                    attributes.Name,
                    $"violates PodSecurity \"{policy.Enforce}\": {PodSecurityViolation.Details(enforced)}");
            }
        }

        var warned = policy.Warn == policy.Audit ? audited : PodSecurityChecks.Violations(policy.Warn, metadata, spec);
        if (warned.Count > 0)
        {
            attributes.Warn($"would violate PodSecurity \"{policy.Warn}\": {PodSecurityViolation.Details(warned)}");
        }
    }

    private async ValueTask ValidateNamespace(AdmissionAttributes attributes, Namespace value, CancellationToken cancellationToken)
    {
        var (policy, errors) = PodSecurityPolicy.Of(value.Metadata.Labels, _defaults);
        var isCreate = attributes.Operation == AdmissionOperation.Create;
        var (oldPolicy, oldErrors) = PodSecurityPolicy.Of((attributes.OldObject as Namespace)?.Metadata.Labels ?? default, _defaults);
        if (!errors.IsEmpty && (isCreate || !errors.SequenceEqual(oldErrors)))
        {
            throw ApiErrors.Invalid("", "Namespace", value.Metadata.Name, errors);
        }

        var raises = policy.Enforce != oldPolicy.Enforce
            && policy.Enforce.Level != PodSecurityLevel.Privileged
            && (policy.Enforce.Minor != oldPolicy.Enforce.Minor || policy.Enforce.Level > oldPolicy.Enforce.Level);
        if (!isCreate && !raises)
        {
            return;
        }

        if (_exemptions.Namespaces.Contains(value.Metadata.Name))
        {
            WarnOfExemption(attributes, value, policy);
        }
        else if (!isCreate)
        {
            await _existing.Warn(attributes, value.Metadata.Name, policy.Enforce, cancellationToken);
        }
    }

    private void WarnOfExemption(AdmissionAttributes attributes, Namespace value, PodSecurityPolicy policy)
    {
        if (policy.IsPrivileged || policy.IsEquivalentTo(_defaults))
        {
            return;
        }

        var modes = new[] { ("enforce", policy.Enforce), ("audit", policy.Audit), ("warn", policy.Warn) }
            .Where(m => m.Item2.Level != PodSecurityLevel.Privileged)
            .Where(m => value.Metadata.Labels.ContainsKey(PodSecurityPolicy.LabelPrefix + m.Item1) || value.Metadata.Labels.ContainsKey($"{PodSecurityPolicy.LabelPrefix}{m.Item1}-version"))
            .Select(static m => $"{m.Item1}={m.Item2}");
        attributes.Warn($"namespace {GoText.Quote(value.Metadata.Name)} is exempt from Pod Security, and the policy ({string.Join(", ", modes)}) will be ignored");
    }

    // Only images can change, and debugging containers be added.
    private static bool IsSignificant(PodSpec spec, PodSpec old) =>
        spec.Containers.Count != old.Containers.Count
        || spec.InitContainers.Count != old.InitContainers.Count
        || spec.Containers.Zip(old.Containers).Any(static c => c.First.Image != c.Second.Image)
        || spec.InitContainers.Zip(old.InitContainers).Any(static c => c.First.Image != c.Second.Image)
        || spec.EphemeralContainers.Any(c => old.EphemeralContainers.Find(o => o.Name == c.Name) is not { } present || present.Image != c.Image);
}
