namespace Dotnetes.Machinery.Tests;

/// <summary>A test that needs the shared folder; skipped by name where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedFolder.Path is null)
        {
            Skip = SharedFolder.SkipReason;
        }
    }
}
