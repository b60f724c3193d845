namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>What a pod violates.</summary>
/// <param name="Reason">What is forbidden, in a few words.</param>
/// <param name="Detail">Where it is.</param>
public sealed record PodSecurityViolation(string Reason, string Detail)
{
    /// <summary>The reasons of violations, for summaries of many pods.</summary>
    public static string Reasons(IEnumerable<PodSecurityViolation> violations) => string.Join(", ", violations.Select(static v => v.Reason));

    /// <summary>The reasons of violations with their details.</summary>
    public static string Details(IEnumerable<PodSecurityViolation> violations) =>
        string.Join(", ", violations.Select(static v => v.Detail.Length == 0 ? v.Reason : $"{v.Reason} ({v.Detail})"));
}
