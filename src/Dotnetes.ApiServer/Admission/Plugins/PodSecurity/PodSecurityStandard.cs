using System.Globalization;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>A level as a minor version of Kubernetes defines it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Minor">The minor version; <see cref="Latest"/> for the newest there is.</param>
public readonly record struct PodSecurityStandard(PodSecurityLevel Level, int Minor)
{
    /// <summary>The minor version that follows the server's.</summary>
    public const int Latest = int.MaxValue;

    /// <summary>The levels' names, as labels have them.</summary>
    public static string NameOf(PodSecurityLevel level) => level switch
    {
        PodSecurityLevel.Privileged => "privileged",
        PodSecurityLevel.Baseline => "baseline",
        _ => "restricted",
    };

    /// <summary>Reads a level; null when the text is none.</summary>
    public static PodSecurityLevel? ParseLevel(string text) => text switch
    {
        "privileged" => PodSecurityLevel.Privileged,
        "baseline" => PodSecurityLevel.Baseline,
        "restricted" => PodSecurityLevel.Restricted,
        _ => null,
    };

    /// <summary>Reads a version, <c>latest</c> or <c>v1.x</c>; null when the text is none.</summary>
    public static int? ParseVersion(string text)
    {
        if (text == "latest")
        {
            return Latest;
        }

        return text.StartsWith("v1.", StringComparison.Ordinal)
            && text[3..] is var digits
            && (digits == "0" || !digits.StartsWith('0'))
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? minor
            : null;
    }

    /// <summary>The form of messages and annotations, such as <c>baseline:v1.30</c>.</summary>
    public override string ToString() => $"{NameOf(Level)}:{(Minor == Latest ? "latest" : $"v1.{Minor}")}";
}
