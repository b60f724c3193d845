using Dotnetes.Client.Informers;

namespace Dotnetes.Tests.Shared;

/// <summary>Informers whose objects the test sets.</summary>
internal sealed class FakeInformers : IInformerFactory
{
    private readonly Dictionary<Type, object> _informers = [];

    public IInformer<T> For<T>(string? ns = null, string labelSelector = "", string fieldSelector = "")
        where T : IKubeObject<T> => Of<T>();

    public FakeInformer<T> Of<T>()
        where T : IKubeObject<T>
    {
        if (!_informers.TryGetValue(typeof(T), out var informer))
        {
            _informers.Add(typeof(T), informer = new FakeInformer<T>());
        }

        return (FakeInformer<T>)informer;
    }

    public Task Run(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitForSync(CancellationToken cancellationToken) => Task.CompletedTask;
}
