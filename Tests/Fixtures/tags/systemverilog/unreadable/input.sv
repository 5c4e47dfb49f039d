// Macros without a semicolon and strings in them turn quotes and statements inside out.
class base_seq #(type REQ = item) extends uvm_sequence #(REQ);
  `odd_macro("unclosed)
  `uvm_object_utils(base_seq)
  `uvm_object_new

  constraint delay_c {
    stop dist {0 :/ 1, [1:10] :/ 2};
  }

  virtual task body();
    `DV_CHECK_RANDOMIZE_WITH_FATAL(this, delay inside {[0:max_delay]};, "first", "second")
    `uvm_info(get_full_name(), $sformatf("Running for %0d", count), UVM_LOW)
  endtask

  virtual task send();
    `uvm_fatal(get_full_name(), "This must be implemented in the extended class")
  endtask
endclass

class irq_seq extends base_seq #(item);
  `uvm_object_utils(irq_seq)
  `uvm_object_new

  extern function void elsewhere();

  virtual function void pick(item it);
    `uvm_fatal(`gfn, "This must be implemented in extended sequences")
  endfunction

  // function void commented_out();
  protected function automatic not_class #(int) depth(int start);
    `DV_CHECK_RANDOMIZE_WITH_FATAL(it, it.a == 1; it.b == 0;, "again")
  endfunction
endclass
