using Dotnetes.ApiServer.Tests.Resources;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>A test that compares what kubectl shows with the shared tables of facts; skipped where one of them is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactsKubectlFactAttribute : FactAttribute
{
    public FactsKubectlFactAttribute() => Skip = Kubectl.Path is null ? "kubectl is not on the PATH" : SharedFacts.IsPresent ? null : "needs ../shared/facts";
}
