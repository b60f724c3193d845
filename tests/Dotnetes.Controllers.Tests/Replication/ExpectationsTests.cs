using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.Tests.Replication;

public sealed class ExpectationsTests
{
    private static readonly ObjectKey s_key = new("default", "web");

    [Fact]
    public void They_hold_until_every_creation_and_deletion_was_seen()
    {
        var expectations = new Expectations(TimeProvider.System);
        Assert.True(expectations.AreSatisfied(s_key));
        expectations.ExpectCreations(s_key, 2);
        expectations.CreationObserved(s_key);
        Assert.False(expectations.AreSatisfied(s_key));
        expectations.CreationObserved(s_key);
        Assert.True(expectations.AreSatisfied(s_key));
        expectations.ExpectDeletions(s_key, ["a", "b"]);
        expectations.DeletionObserved(s_key, "a");
        expectations.DeletionObserved(s_key, "a");
        Assert.False(expectations.AreSatisfied(s_key));
        expectations.DeletionObserved(s_key, "b");
        Assert.True(expectations.AreSatisfied(s_key));
    }
}
