#!/usr/bin/perl
package Shape::Box;

use strict;
use parent -norequire, 'Shape';
use List::Util qw(sum max);
require Carp;
our $VERSION = '1.0';
our @ISA = ('Base');
use constant LIMIT => 10;
use constant { RED => 1, GREEN => 2 };

# Makes one.
sub new {
    my ($class, %args) = @_;
    my $self = { size => $args{size} };
    return bless $self, $class;
}

sub area($$) { my $self = shift; return helper($self->{size}); }

sub later;

package Inner {
    sub run { Shape::Box->new(size => 1)->area(); &main::go(); sum 1, 2; }
}

my $anonymous = sub { 1 };
print "x" if area();

=pod

sub not_code { }

=cut

1;
__END__
sub neither { }
