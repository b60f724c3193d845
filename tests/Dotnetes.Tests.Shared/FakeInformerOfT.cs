using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Tests.Shared;

/// <summary>An informer whose objects the test sets.</summary>
internal sealed class FakeInformer<T> : IInformer<T>
    where T : IKubeObject<T>
{
    private readonly SortedDictionary<string, T> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<T, IEnumerable<string>>> _indexes = [];
    private readonly List<Action<T?, T?>> _handlers = [];

    public bool HasSynced => true;

    public Task Synced => Task.CompletedTask;

    public string ResourceVersion => "1";

    public T? Get(string? ns, string name)
    {
        lock (_objects)
        {
            return _objects.GetValueOrDefault(new ObjectKey(ns ?? "", name).ToString());
        }
    }

    public IReadOnlyList<T> List(string? ns = null)
    {
        lock (_objects)
        {
            return [.. _objects.Values.Where(o => ns is null || o.Metadata.Namespace == ns)];
        }
    }

    public IReadOnlyList<T> ByIndex(string index, string key) => [.. List().Where(o => _indexes[index](o).Contains(key))];

    public void AddIndex(string index, Func<T, IEnumerable<string>> keys) => _indexes[index] = keys;

    public IDisposable AddHandler(Action<T?, T?> onChange)
    {
        lock (_objects)
        {
            _handlers.Add(onChange);
            foreach (var value in _objects.Values)
            {
                onChange(default, value);
            }
        }

        return new MemoryStream();
    }

    public void Set(T value)
    {
        lock (_objects)
        {
            var key = ObjectKey.Of(value).ToString();
            var old = _objects.GetValueOrDefault(key);
            _objects[key] = value;
            _handlers.ForEach(h => h(old, value));
        }
    }

    public void Remove(T value)
    {
        lock (_objects)
        {
            _objects.Remove(ObjectKey.Of(value).ToString());
            _handlers.ForEach(h => h(value, default));
        }
    }
}
