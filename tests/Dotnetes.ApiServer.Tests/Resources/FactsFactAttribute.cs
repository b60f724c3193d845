namespace Dotnetes.ApiServer.Tests.Resources;

/// <summary>A test that needs the shared tables of facts.</summary>
internal sealed class FactsFactAttribute : FactAttribute
{
    public FactsFactAttribute()
    {
        if (!SharedFacts.IsPresent)
        {
            Skip = "needs ../shared/facts";
        }
    }
}
