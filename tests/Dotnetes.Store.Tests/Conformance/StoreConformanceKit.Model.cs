using Dotnetes.Store.Tests.Simulation;

namespace Dotnetes.Store.Tests.Conformance;

/// <content>Generated requests, compared with a plain model step by step.</content>
public abstract partial class StoreConformanceKit
{
    // Seeds that compact at no deletion: etcd before 3.4.34 forgets such a one, which has a test of its own.
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(15)]
    public async Task Generated_requests_are_answered_like_the_model_answers_them(int seed)
    {
        Assert.Equal(1, Start);
        var model = new ModelStore();
        await ModelComparison.Run(Store, model, new Random(seed), 300);
        await ModelComparison.CompareAll(Store, model);
    }
}
