using Dotnetes.Api.Config.PodSecurity.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>What a namespace demands of its pods: the standard that is enforced, the one that is noted in the audit log, and the one that is warned of.</summary>
/// <param name="Enforce">Pods that violate it are refused.</param>
/// <param name="Audit">Violations are noted in the audit log.</param>
/// <param name="Warn">Violations lead to warnings.</param>
public sealed record PodSecurityPolicy(PodSecurityStandard Enforce, PodSecurityStandard Audit, PodSecurityStandard Warn)
{
    /// <summary>What all labels of pod security start with.</summary>
    public const string LabelPrefix = "pod-security.kubernetes.io/";

    private static readonly FieldPath s_labels = FieldPath.Of("metadata", "labels");

    /// <summary>Whether nothing is demanded.</summary>
    public bool IsPrivileged => Enforce.Level == PodSecurityLevel.Privileged && Audit.Level == PodSecurityLevel.Privileged && Warn.Level == PodSecurityLevel.Privileged;

    /// <summary>The policy of a cluster's configuration; what it leaves out is privileged, or latest.</summary>
    /// <exception cref="FormatException">A level or a version is not known.</exception>
    public static PodSecurityPolicy Of(PodSecurityDefaults defaults) => new(
        Standard("enforce", defaults.Enforce, defaults.EnforceVersion),
        Standard("audit", defaults.Audit, defaults.AuditVersion),
        Standard("warn", defaults.Warn, defaults.WarnVersion));

    /// <summary>The policy of a namespace's labels. Labels that cannot be read are reported; enforcement then is strict, the rest lenient.</summary>
    public static (PodSecurityPolicy Policy, FieldErrorList Errors) Of(ValueMap<string> labels, PodSecurityPolicy defaults)
    {
        var errors = new FieldErrorList();
        var enforce = Read(labels, "enforce", defaults.Enforce, PodSecurityLevel.Restricted, errors);
        var audit = Read(labels, "audit", defaults.Audit, PodSecurityLevel.Privileged, errors);
        var warn = Read(labels, "warn", defaults.Warn, PodSecurityLevel.Privileged, errors);

        // Whoever enforces something wants workloads to be warned of it, too.
        var enforced = labels.TryGetValue(LabelPrefix + "enforce", out var text) && PodSecurityStandard.ParseLevel(text) is not null;
        if (enforced && !labels.ContainsKey(LabelPrefix + "warn") && enforce.Level > warn.Level)
        {
            warn = new(enforce.Level, labels.ContainsKey(LabelPrefix + "warn-version") ? warn.Minor : enforce.Minor);
        }

        return (new(enforce, audit, warn), errors);
    }

    /// <summary>Whether both demand the same; versions of the privileged level do not differ.</summary>
    public bool IsEquivalentTo(PodSecurityPolicy other) => Same(Enforce, other.Enforce) && Same(Audit, other.Audit) && Same(Warn, other.Warn);

    private static string LevelKey(string mode) => mode switch
    {
        "enforce" => LabelPrefix + "enforce",
        "audit" => LabelPrefix + "audit",
        _ => LabelPrefix + "warn",
    };

    private static string VersionKey(string mode) => mode switch
    {
        "enforce" => LabelPrefix + "enforce-version",
        "audit" => LabelPrefix + "audit-version",
        _ => LabelPrefix + "warn-version",
    };

    private static bool Same(PodSecurityStandard left, PodSecurityStandard right) =>
        left == right || (left.Level == PodSecurityLevel.Privileged && right.Level == PodSecurityLevel.Privileged);

    private static PodSecurityStandard Standard(string mode, string level, string version) => new(
        level.Length == 0 ? PodSecurityLevel.Privileged : PodSecurityStandard.ParseLevel(level) ?? throw new FormatException($"defaults.{mode}: \"{level}\" is no level"),
        version.Length == 0 ? PodSecurityStandard.Latest : PodSecurityStandard.ParseVersion(version) ?? throw new FormatException($"defaults.{mode}-version: \"{version}\" is no version"));

    private static PodSecurityStandard Read(ValueMap<string> labels, string mode, PodSecurityStandard standard, PodSecurityLevel fallback, FieldErrorList errors)
    {
        if (labels.TryGetValue(LevelKey(mode), out var level))
        {
            var known = PodSecurityStandard.ParseLevel(level);
            standard = standard with { Level = known ?? fallback };
            if (known is null)
            {
                errors.Add(FieldError.Invalid(s_labels.Key(LevelKey(mode)), level, "must be one of privileged, baseline, restricted"));
            }
        }

        if (labels.TryGetValue(VersionKey(mode), out var version))
        {
            var known = PodSecurityStandard.ParseVersion(version);
            standard = standard with { Minor = known ?? PodSecurityStandard.Latest };
            if (known is null)
            {
                errors.Add(FieldError.Invalid(s_labels.Key(VersionKey(mode)), version, "must be \"latest\" or \"v1.x\""));
            }
        }

        return standard;
    }
}
