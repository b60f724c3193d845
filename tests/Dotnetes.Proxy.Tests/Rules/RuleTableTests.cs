using Dotnetes.Proxy.Rules;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Tests.Rules;

public sealed class RuleTableTests
{
    private readonly RuleTable _table = new(ProxyFamily.IPv4);

    [Fact]
    public void The_first_batch_makes_the_table_anew()
    {
        _table.Set("", new([new("map", "m", "{ type x ; }")], [new("c", "", ["accept"])], [new("m", "k", "goto c")]));
        Assert.Equal(
            [
                "add table ip kube-proxy", "delete table ip kube-proxy", "add table ip kube-proxy", "add map ip kube-proxy m { type x ; }", "add chain ip kube-proxy c",
                "add rule ip kube-proxy c accept", "add element ip kube-proxy m { k : goto c }",
            ],
            Batch());
    }

    [Fact]
    public void Nothing_is_written_when_nothing_changes()
    {
        Start(new("m", "k", "goto c"));
        _table.Set("a", new([], [new("c", "", ["accept"])], [new("m", "k", "goto c")]));
        Assert.Empty(Batch());
    }

    [Fact]
    public void A_changed_rule_rewrites_its_chain_only()
    {
        Start(new("m", "k", "goto c"));
        _table.Set("a", new([], [new("c", "", ["drop"])], [new("m", "k", "goto c")]));
        Assert.Equal(["flush chain ip kube-proxy c", "add rule ip kube-proxy c drop"], Batch());
    }

    [Fact]
    public void A_changed_element_is_replaced()
    {
        Start(new("m", "k", "goto c"));
        _table.Set("a", new([], [new("c", "", ["accept"])], [new("m", "k", "drop")]));
        Assert.Equal(["delete element ip kube-proxy m { k }", "add element ip kube-proxy m { k : drop }"], Batch());
    }

    [Fact]
    public void A_chain_that_nobody_needs_is_emptied_at_once_and_removed_later()
    {
        Start(new("m", "k", "goto c"));
        _table.Set("a", RuleFragment.Empty);
        Assert.Equal(["flush chain ip kube-proxy c", "delete element ip kube-proxy m { k }"], Batch(now: 10));
        Assert.Empty(_table.PrepareRemoval(before: 10));
        Assert.Equal("delete chain ip kube-proxy c\n", _table.PrepareRemoval(before: 11));
        Assert.Empty(_table.PrepareRemoval(before: 12));
    }

    [Fact]
    public void A_chain_that_comes_back_is_not_removed()
    {
        Start(new("m", "k", "goto c"));
        _table.Set("a", RuleFragment.Empty);
        Batch();
        _table.Set("a", new([], [new("c", "", ["accept"])], []));
        Assert.Equal(["add chain ip kube-proxy c", "add rule ip kube-proxy c accept"], Batch());
        Assert.Empty(_table.PrepareRemoval(before: 100));
    }

    [Fact]
    public void An_element_stays_while_anybody_wants_it()
    {
        Start(new("s", "k", ""));
        _table.Set("b", new([], [], [new("s", "k", "")]));
        Assert.Empty(Batch());
        _table.Set("a", RuleFragment.Empty);
        Assert.Equal(["flush chain ip kube-proxy c"], Batch());
        _table.Set("b", RuleFragment.Empty);
        Assert.Equal(["delete element ip kube-proxy s { k }"], Batch());
    }

    [Fact]
    public void Of_two_who_want_different_things_the_first_by_name_has_its_way_until_it_goes()
    {
        Start(new("m", "k", "goto c"));
        _table.Set("A", new([], [], [new("m", "k", "drop")]));
        Assert.Equal(["delete element ip kube-proxy m { k }", "add element ip kube-proxy m { k : drop }"], Batch());
        _table.Set("b", new([], [], [new("m", "k", "accept")]));
        Assert.Empty(Batch());
        _table.Set("A", RuleFragment.Empty);
        Assert.Equal(["delete element ip kube-proxy m { k }", "add element ip kube-proxy m { k : goto c }"], Batch());
    }

    [Fact]
    public void A_set_that_goes_takes_its_elements_along()
    {
        _table.Set("", new([new("set", "s", "{ type x ; }")], [], [new("s", "k", "")]));
        Batch();
        _table.Set("", RuleFragment.Empty);
        Assert.Equal(["delete set ip kube-proxy s"], Batch());
    }

    [Fact]
    public void After_a_failure_everything_is_written_again()
    {
        Start(new("m", "k", "goto c"));
        _table.Set("a", RuleFragment.Empty);
        Batch();
        _table.Invalidate();
        Assert.Equal(
            ["add table ip kube-proxy", "delete table ip kube-proxy", "add table ip kube-proxy", "add map ip kube-proxy m { type x ; }", "add set ip kube-proxy s { type x ; }"],
            Batch());
    }

    private void Start(RuleElement element)
    {
        _table.Set("", new([new("map", "m", "{ type x ; }"), new("set", "s", "{ type x ; }")], [], []));
        _table.Set("a", new([], [new("c", "", ["accept"])], [element]));
        Batch();
    }

    private string[] Batch(long now = 0) => _table.Prepare(now).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
