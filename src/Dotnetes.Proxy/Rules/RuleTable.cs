using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Rules;

/// <summary>
/// The table as it should be and as the kernel has it. Owners (services, and the common part) set their fragments; <see cref="Prepare"/> gives the
/// smallest batch that brings the kernel from the one to the other. Not for several threads.
/// </summary>
/// <param name="family">The family of the table.</param>
public sealed class RuleTable(ProxyFamily family)
{
    private readonly Dictionary<string, RuleFragment> _fragments = [];
    private readonly Dictionary<string, RuleChain> _chains = [];
    private readonly Dictionary<string, RuleContainer> _containers = [];
    private readonly Dictionary<(string Container, string Key), ElementClaims> _elements = [];
    private readonly Dictionary<string, RuleChain> _appliedChains = [];
    private readonly Dictionary<string, RuleContainer> _appliedContainers = [];
    private readonly Dictionary<(string Container, string Key), string> _appliedElements = [];
    private readonly HashSet<string> _dirtyChains = [];
    private readonly HashSet<string> _dirtyContainers = [];
    private readonly HashSet<(string Container, string Key)> _dirtyElements = [];
    private readonly Dictionary<string, long> _stale = [];
    private bool _isNew = true;

    /// <summary>The owners that have a fragment.</summary>
    public IReadOnlyCollection<string> Owners => _fragments.Keys;

    /// <summary>Whether the next batch makes the table anew.</summary>
    public bool IsNew => _isNew;

    /// <summary>Whether chains wait to be removed.</summary>
    public bool HasStaleChains => _stale.Count > 0;

    /// <summary>Sets what an owner wants; an empty fragment when it wants nothing any more.</summary>
    public void Set(string owner, RuleFragment fragment)
    {
        var old = _fragments.GetValueOrDefault(owner, RuleFragment.Empty);
        if (old.Equals(fragment))
        {
            return;
        }

        foreach (var chain in old.Chains)
        {
            _chains.Remove(chain.Name);
            _dirtyChains.Add(chain.Name);
        }

        foreach (var container in old.Containers)
        {
            _containers.Remove(container.Name);
            _dirtyContainers.Add(container.Name);
        }

        foreach (var element in old.Elements)
        {
            Unclaim(owner, element);
        }

        Add(owner, fragment);
        if (fragment.Equals(RuleFragment.Empty))
        {
            _fragments.Remove(owner);
        }
        else
        {
            _fragments[owner] = fragment;
        }
    }

    /// <summary>Forgets what the kernel has, because a batch failed or somebody removed the table: the next batch makes everything anew.</summary>
    public void Invalidate()
    {
        _isNew = true;
        _stale.Clear();
        _appliedChains.Clear();
        _appliedContainers.Clear();
        _appliedElements.Clear();
        _dirtyChains.UnionWith(_chains.Keys);
        _dirtyContainers.UnionWith(_containers.Keys);
        _dirtyElements.UnionWith(_elements.Keys);
    }

    /// <summary>The batch for all changes since the last one; empty when there are none. It counts as applied unless <see cref="Invalidate"/> is called.</summary>
    /// <param name="now">A time stamp, in any unit, for <see cref="PrepareRemoval"/>.</param>
    /// <param name="remembered">Clients of the table that is made anew; those whose set is still wanted are kept.</param>
    public string Prepare(long now, IEnumerable<TimedElement>? remembered = null)
    {
        var batch = new NftBatch(family);
        if (_isNew)
        {
            batch.NewTable();
            _isNew = false;
        }

        FlushChains(batch, now);
        var added = ApplyElements(batch);
        ApplyContainers(batch);
        AddChains(batch);
        batch.AddElements(added);
        batch.AddElements(
        [
            .. (remembered ?? []).Where(e => e.Expires > 0 && _containers.ContainsKey(e.Set))
                .Select(e => new RuleElement(e.Set, $"{e.Key} timeout {e.Timeout}s expires {e.Expires}s", "")),
        ]);
        _dirtyChains.Clear();
        _dirtyContainers.Clear();
        _dirtyElements.Clear();
        return batch.ToString();
    }

    /// <summary>
    /// A batch that removes the chains that nothing refers to since before a time; empty when there are none. They cannot be removed at once: kernels
    /// before 6.2 notice only after a moment that no map element points to a chain any more.
    /// </summary>
    public string PrepareRemoval(long before)
    {
        var batch = new NftBatch(family);
        foreach (var (name, since) in _stale)
        {
            if (since < before)
            {
                batch.DeleteChain(name);
                _stale.Remove(name);
            }
        }

        return batch.ToString();
    }

    private void Add(string owner, RuleFragment fragment)
    {
        foreach (var chain in fragment.Chains)
        {
            _chains[chain.Name] = chain;
            _dirtyChains.Add(chain.Name);
        }

        foreach (var container in fragment.Containers)
        {
            _containers[container.Name] = container;
            _dirtyContainers.Add(container.Name);
        }

        foreach (var element in fragment.Elements)
        {
            var place = (element.Container, element.Key);
            _elements[place] = ElementClaims.With(_elements.GetValueOrDefault(place), owner, element.Value);
            _dirtyElements.Add(place);
        }
    }

    private void Unclaim(string owner, RuleElement element)
    {
        var place = (element.Container, element.Key);
        if (ElementClaims.Without(_elements[place], owner) is { } rest)
        {
            _elements[place] = rest;
        }
        else
        {
            _elements.Remove(place);
        }

        _dirtyElements.Add(place);
    }

    private void FlushChains(NftBatch batch, long now)
    {
        foreach (var name in _dirtyChains)
        {
            var wanted = _chains.GetValueOrDefault(name);
            if (!_appliedChains.TryGetValue(name, out var applied) || applied.Equals(wanted))
            {
                continue;
            }

            batch.FlushChain(name);
            if (wanted is null)
            {
                _stale[name] = now;
                _appliedChains.Remove(name);
            }
        }
    }

    private List<RuleElement> ApplyElements(NftBatch batch)
    {
        var added = new List<RuleElement>();
        var removed = new List<RuleElement>();
        foreach (var place in _dirtyElements)
        {
            var wanted = _elements.GetValueOrDefault(place)?.Value;
            var applied = _appliedElements.GetValueOrDefault(place);
            if (wanted == applied)
            {
                continue;
            }

            if (applied is not null)
            {
                removed.Add(new(place.Container, place.Key, applied));
                _appliedElements.Remove(place);
            }

            if (wanted is not null)
            {
                added.Add(new(place.Container, place.Key, wanted));
                _appliedElements[place] = wanted;
            }
        }

        // The elements of a set that goes away go with it.
        removed.RemoveAll(e => !_containers.ContainsKey(e.Container));
        batch.DeleteElements(removed);
        return added;
    }

    private void ApplyContainers(NftBatch batch)
    {
        foreach (var name in _dirtyContainers)
        {
            var wanted = _containers.GetValueOrDefault(name);
            if (_appliedContainers.TryGetValue(name, out var applied) && !applied.Equals(wanted))
            {
                batch.DeleteContainer(applied);
                _appliedContainers.Remove(name);
            }

            if (wanted is not null && _appliedContainers.TryAdd(name, wanted))
            {
                batch.AddContainer(wanted);
            }
        }
    }

    private void AddChains(NftBatch batch)
    {
        // All chains first: rules jump from one to the other.
        var changed = new List<RuleChain>();
        foreach (var name in _dirtyChains)
        {
            if (!_chains.TryGetValue(name, out var wanted) || (_appliedChains.TryGetValue(name, out var applied) && applied.Equals(wanted)))
            {
                continue;
            }

            changed.Add(wanted);
            if (applied is null)
            {
                batch.AddChain(wanted);
                _stale.Remove(name);
            }

            _appliedChains[name] = wanted;
        }

        foreach (var chain in changed)
        {
            batch.AddRules(chain);
        }
    }
}
