namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>A test that runs kubectl, skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KubectlFactAttribute : FactAttribute
{
    public KubectlFactAttribute()
    {
        if (Kubectl.Path is null)
        {
            Skip = "kubectl is not on the PATH";
        }
    }
}
