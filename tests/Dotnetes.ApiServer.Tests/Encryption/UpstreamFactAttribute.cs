namespace Dotnetes.ApiServer.Tests.Encryption;

/// <summary>A test that runs upstream's API server, skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UpstreamFactAttribute : FactAttribute
{
    public UpstreamFactAttribute()
    {
        if (UpstreamApiServer.Program is null)
        {
            Skip = "kube-apiserver is not on the PATH";
        }
    }
}
