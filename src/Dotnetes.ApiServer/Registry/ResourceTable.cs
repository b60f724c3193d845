using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Storage;

namespace Dotnetes.ApiServer.Registry;

/// <summary>
/// The resources that are served. Rows can come and go while the server runs: readers take a snapshot, changes swap it.
/// </summary>
internal sealed class ResourceTable(Func<ResourceDefinition, ObjectStorage> openStorage, Func<ResourceDefinition, ObjectStorage, ResourceEndpoint> openEndpoint)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ObjectStorage> _storages = new(StringComparer.Ordinal);
    private volatile TableSnapshot _snapshot = TableSnapshot.Empty;

    /// <summary>Tells that rows came or went.</summary>
    public event Action? Changed;

    /// <summary>The rows as they are now.</summary>
    public TableSnapshot Snapshot => _snapshot;

    /// <summary>Adds rows; a row for the same group, version and resource is replaced.</summary>
    public void Add(IEnumerable<ResourceDefinition> definitions)
    {
        lock (_gate)
        {
            var added = definitions.ToList();
            var endpoints = _snapshot.Endpoints.ToList();

            // The stored version first: it decides how the storage decodes.
            foreach (var definition in added.OrderBy(d => d.StorageVersion == d.Info.ApiVersion ? 0 : 1))
            {
                endpoints.RemoveAll(e => TableSnapshot.KeyOf(e.Definition) == TableSnapshot.KeyOf(definition));
                endpoints.Add(openEndpoint(definition, StorageOf(definition)));
            }

            _snapshot = new TableSnapshot(endpoints, _snapshot.Virtual);
        }

        Changed?.Invoke();
    }

    /// <summary>Adds resources that are not stored; one of the same group, version and resource is replaced.</summary>
    public void AddVirtual(IEnumerable<VirtualResource> resources)
    {
        lock (_gate)
        {
            var all = _snapshot.Virtual.ToList();
            foreach (var resource in resources)
            {
                var info = resource.Codec.Info;
                all.RemoveAll(v => v.Codec.Info.ApiVersion == info.ApiVersion && v.Codec.Info.Plural == info.Plural);
                all.Add(resource);
            }

            _snapshot = new TableSnapshot(_snapshot.Endpoints, all);
        }

        Changed?.Invoke();
    }

    /// <summary>Removes rows.</summary>
    public void Remove(Func<ResourceDefinition, bool> match)
    {
        lock (_gate)
        {
            _snapshot = new TableSnapshot([.. _snapshot.Endpoints.Where(e => !match(e.Definition))], _snapshot.Virtual);
        }

        Changed?.Invoke();
    }

    private ObjectStorage StorageOf(ResourceDefinition definition)
    {
        var prefix = definition.StoragePrefix.Length > 0 ? definition.StoragePrefix : $"{definition.Info.Group}/{definition.Info.Plural}";
        if (!_storages.TryGetValue(prefix, out var storage))
        {
            _storages[prefix] = storage = openStorage(definition);
        }

        return storage;
    }
}
