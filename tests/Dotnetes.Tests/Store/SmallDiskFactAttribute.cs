namespace Dotnetes.Tests.Store;

/// <summary>A test that mounts a file system of a few megabytes.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (Environment.UserName != "root" || ExternalProgram.Find("mount") is null)
        {
            Skip = "only root can mount a small file system";
        }
    }
}
