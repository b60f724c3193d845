using System.Numerics;

namespace Dotnetes.Scheduler.Snapshot;

/// <summary>A set of node indexes as a bitmap.</summary>
public sealed class NodeSet
{
    private const int BlockSize = 64;

    private ulong[] _words = [];

    /// <summary>How many blocks of 64 indexes the set spans, empty ones included.</summary>
    public int Blocks { get; private set; }

    /// <summary>How many nodes are in the set.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the set is empty.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Makes the set contain the indexes below <paramref name="count"/> and no others.</summary>
    public void Fill(int count)
    {
        var words = (count + BlockSize - 1) / BlockSize;
        if (_words.Length < words)
        {
            _words = new ulong[words];
        }

        Array.Clear(_words);
        _words.AsSpan(0, words).Fill(ulong.MaxValue);
        if ((count & 63) != 0)
        {
            _words[words - 1] = (1UL << (count & 63)) - 1;
        }

        Count = count;
        Blocks = words;
    }

    /// <summary>
    /// Makes the set contain whole blocks of another set, and nothing else: as many as it takes to have a number of indexes, going round at the end.
    /// </summary>
    /// <param name="source">The other set.</param>
    /// <param name="first">The first block.</param>
    /// <param name="most">How many blocks to take at most.</param>
    /// <param name="wanted">How many indexes are enough.</param>
    /// <returns>How many blocks were taken.</returns>
    public int Take(NodeSet source, int first, int most, int wanted)
    {
        if (_words.Length < source._words.Length)
        {
            _words = new ulong[source._words.Length];
        }

        Array.Clear(_words);
        Blocks = source.Blocks;
        Count = 0;
        var taken = 0;
        for (; taken < most && Count < wanted; taken++)
        {
            var at = (first + taken) % Blocks;
            _words[at] = source._words[at];
            Count += BitOperations.PopCount(_words[at]);
        }

        return taken;
    }

    /// <summary>Whether an index is in the set.</summary>
    public bool Contains(int index) => (uint)(index >> 6) < (uint)_words.Length && (_words[index >> 6] & (1UL << (index & 63))) != 0;

    /// <summary>Takes an index out.</summary>
    public void Remove(int index)
    {
        ref var word = ref _words[index >> 6];
        var bit = 1UL << (index & 63);
        if ((word & bit) != 0)
        {
            word &= ~bit;
            Count--;
        }
    }

    /// <summary>Keeps only one index, if it is there.</summary>
    public void KeepOnly(int index)
    {
        var had = index >= 0 && Contains(index);
        Array.Clear(_words);
        Count = 0;
        if (had)
        {
            _words[index >> 6] = 1UL << (index & 63);
            Count = 1;
        }
    }

    /// <summary>Copies the indexes in ascending order.</summary>
    public int[] ToArray()
    {
        var result = new int[Count];
        var at = 0;
        foreach (var index in this)
        {
            result[at++] = index;
        }

        return result;
    }

    /// <summary>Enumerates in ascending order; the current index may be removed meanwhile.</summary>
    public Enumerator GetEnumerator() => new(_words);

    /// <summary>Walks the set.</summary>
    public struct Enumerator
    {
        private readonly ulong[] _words;
        private int _word;
        private ulong _rest;

        internal Enumerator(ulong[] words)
        {
            _words = words;
            _word = -1;
            _rest = 0;
            Current = -1;
        }

        /// <summary>The current index.</summary>
        public int Current { get; private set; }

        /// <summary>Goes to the next index.</summary>
        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word >= _words.Length)
                {
                    return false;
                }

                _rest = _words[_word];
            }

            Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
