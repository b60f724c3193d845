namespace Dotnetes.Kubelet;

/// <summary>Durations in the form that users know from upstream's messages: 1m30s, 350ms.</summary>
internal static class GoDuration
{
    /// <summary>Rounded to milliseconds.</summary>
    public static string Milliseconds(TimeSpan value) => Duration.FromMilliseconds((long)Math.Round(value.TotalMilliseconds)).ToString();

    /// <summary>Rounded to seconds.</summary>
    public static string Seconds(TimeSpan value) => Duration.FromSeconds((long)Math.Round(value.TotalSeconds)).ToString();
}
