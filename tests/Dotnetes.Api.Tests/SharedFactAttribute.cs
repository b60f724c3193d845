namespace Dotnetes.Api.Tests;

/// <summary>A test that needs the shared folder; skipped by name where it is absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedFolder.Path is null)
        {
            Skip = SharedFolder.SkipReason;
        }
    }
}
