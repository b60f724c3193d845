namespace Dotnetes.Testing.Tests;

/// <summary>A test that needs kubectl on this machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KubectlFactAttribute : FactAttribute
{
    public KubectlFactAttribute()
    {
        if (Find() is null)
        {
            Skip = "kubectl is not on the PATH";
        }
    }

    /// <summary>Where kubectl is; null when it is not there.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "kubectl")).FirstOrDefault(File.Exists);
}
